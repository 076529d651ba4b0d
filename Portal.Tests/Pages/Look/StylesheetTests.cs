using System.Text.RegularExpressions;

namespace Portal.Tests.Pages.Look;

public sealed partial class StylesheetTests
{
    private const string Css = "Portal/wwwroot/css/portal.css";
    private const string Tokens = "Portal/wwwroot/lib/tokens/tokens.css";

    [Fact]
    public void Every_variable_comes_from_the_design_tokens_or_from_our_short_names()
    {
        var css = LookHost.ReadSource(Css);
        var known = Declared(LookHost.ReadSource(Tokens)).Concat(Declared(css)).ToHashSet();

        var unknown = Used().Matches(css).Select(m => m.Groups[1].Value).Where(name => !known.Contains(name));

        Assert.Empty(unknown);
    }

    [Fact]
    public void No_colour_is_our_own()
    {
        var css = LookHost.ReadSource(Css);

        Assert.Empty(OwnColour().Matches(css).Select(m => m.Value));
    }

    [Fact]
    public void Every_icon_that_a_page_names_is_drawn()
    {
        var drawn = Symbol().Matches(LookHost.ReadSource("Portal/Pages/Shared/_Icons.cshtml"))
            .Select(m => m.Groups[1].Value).ToHashSet();
        var pages = Directory.EnumerateFiles(Path.Combine(LookHost.Root, "Portal/Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Select(File.ReadAllText);

        var missing = pages.SelectMany(page => Icon().Matches(page)).Select(m => m.Groups[1].Value).Where(n => !drawn.Contains(n));

        Assert.Empty(missing);
    }

    [Fact]
    public void The_scripts_of_a_first_view_stay_below_30_KB()
    {
        var size = Directory.EnumerateFiles(Path.Combine(LookHost.Root, "Portal/wwwroot/js"), "*.js")
            .Where(file => LookHost.ReadSource("Portal/wwwroot/js/portal.js").Contains(Path.GetFileName(file), StringComparison.Ordinal))
            .Sum(file => new FileInfo(file).Length);

        Assert.InRange(size, 1, 30_000);
    }

    private static IEnumerable<string> Declared(string css) => Declaration().Matches(css).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"(--[\w-]+)\s*:")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"var\((--[\w-]+)")]
    private static partial Regex Used();

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(")]
    private static partial Regex OwnColour();

    [GeneratedRegex("<symbol id=\"i-([a-z-]+)\"")]
    private static partial Regex Symbol();

    [GeneratedRegex("(?:<icon name=\"|href=\"#i-)([a-z-]+)\"")]
    private static partial Regex Icon();
}
