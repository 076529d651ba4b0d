using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Support;

/// <summary>One or two fingers on the papers, as the screen reports them to Chromium.</summary>
public sealed class Fingers
{
    private const int Steps = 10;
    private const int MostTries = 5;

    private readonly ICDPSession session;
    private readonly float x;
    private readonly float y;

    private Fingers(ICDPSession session, float x, float y) => (this.session, this.x, this.y) = (session, x, y);

    public static async Task<Fingers> OnAsync(IPage page)
    {
        var box = (await page.GetByRole(AriaRole.Region, new() { Name = "資料のページ" }).BoundingBoxAsync())!;
        // The papers go on below the edge of the screen, where there is nothing to touch.
        var shown = Math.Min(box.Height, page.ViewportSize!.Height - box.Y);
        return new Fingers(await page.Context.NewCDPSessionAsync(page), box.X + (box.Width / 2), box.Y + (shown / 2));
    }

    /// <summary>Two fingers side by side, from one distance to another.</summary>
    private Task SpreadAsync(float from, float to) => MoveAsync(part =>
    {
        var half = (from + ((to - from) * part)) / 2;
        return [(x - half, y), (x + half, y)];
    });

    /// <summary>
    /// The same until a text says what it should. Chromium ends a gesture early when the page is too busy drawing to answer in time: then
    /// people do it once more.
    /// </summary>
    public async Task SpreadUntilAsync(float from, float to, ILocator text, Regex wanted)
    {
        for (var tries = 0; tries < MostTries && !wanted.IsMatch(await text.InnerTextAsync()); tries++)
        {
            await SpreadAsync(from, to);
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }

        await Assertions.Expect(text).ToHaveTextAsync(wanted);
    }

    /// <summary>One finger, again and again.</summary>
    public async Task PushUpAsync(float by, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await MoveAsync(part => [(x, y + (by * (0.5f - part)))]);
        }
    }

    private async Task MoveAsync(Func<float, (float X, float Y)[]> at)
    {
        await TellAsync("touchStart", at(0));
        for (var step = 1; step <= Steps; step++)
        {
            await TellAsync("touchMove", at((float)step / Steps));
        }

        await TellAsync("touchEnd", []);
    }

    private async Task TellAsync(string what, (float X, float Y)[] points) =>
        await session.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
        {
            ["type"] = what,
            ["touchPoints"] = points.Select((p, id) => new Dictionary<string, object> { ["x"] = p.X, ["y"] = p.Y, ["id"] = id }).ToArray(),
        });
}
