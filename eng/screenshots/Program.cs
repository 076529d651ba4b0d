using Portal.Screenshots;

// Program URL FOLDER [part…]: takes the pictures of docs/manual from the portal at URL, which holds the demo data.
if (args is not [var url, var folder, .. var parts])
{
    await Console.Error.WriteLineAsync("Usage: Portal.Screenshots URL FOLDER [insurer|reviewer|operator|office|examiner|proxy|joining …]");
    return 2;
}

await using var camera = await Camera.OpenAsync(new Uri(url), folder);
await camera.WaitForDemoAsync();
(string Name, Func<Camera, Task> Take)[] scenes =
[
    ("account", AccountScenes.TakeAsync),
    ("insurer", InsurerScenes.TakeAsync),
    ("status", StatusScenes.TakeAsync),
    ("reviewer", ReviewerScenes.TakeAsync),
    ("operator", OperatorScenes.TakeAsync),
    ("office", OfficeScenes.TakeAsync),
    ("examiner", ExaminerScenes.TakeAsync),
    ("proxy", ProxyScenes.TakeAsync),
    ("joining", JoiningScenes.TakeAsync),
];
foreach (var (name, take) in scenes.Where(s => parts.Length == 0 || parts.Contains(s.Name)))
{
    Console.WriteLine($"{name}:");
    await take(camera);
}

return 0;
