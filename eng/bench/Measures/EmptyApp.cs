namespace Portal.Bench.Measures;

/// <summary>What <c>dotnet new webapp</c> makes, published.</summary>
internal static class EmptyApp
{
    /// <returns>The published assembly.</returns>
    public static async Task<string> PublishAsync(BenchPlace place)
    {
        var folder = place.NewFolder("empty-app");
        // It must not inherit the house's rules and package versions from the folders above.
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, file), "<Project />");
        }

        await OtherProgram.RunAsync(
            "dotnet", folder, "new", "webapp", "--name", "EmptyApp", "--output", ".", "--no-https", "--no-restore", "--force");
        await OtherProgram.RunAsync("dotnet", folder,
            "publish", "-c", "Release", "-r", place.Platform, "--self-contained", "false", "-p:PublishReadyToRun=true",
            "-o", "out", "-nologo", "-v", "quiet");
        return Path.Combine(folder, "out", "EmptyApp.dll");
    }
}
