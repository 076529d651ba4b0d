using System.Collections.Concurrent;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Web;

/// <summary>
/// A part of the manual (操作マニュアル), written in docs/manual and built in. Pictures are folded: a closed one is not loaded, so that
/// the first view stays small.
/// </summary>
public sealed class ManualText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UsePipeTables().DisableHtml().Build();

    private static readonly ConcurrentDictionary<(string Part, string Root), ManualText> Rendered = new();

    private ManualText(string title, string html) => (Title, Html) = (title, html);

    public string Title { get; }

    public string Html { get; }

    /// <summary>Rendered the first time that somebody asks.</summary>
    /// <param name="part">The file's name without .md.</param>
    /// <param name="root">Where the portal's addresses begin: / or the path that a proxy adds.</param>
    /// <returns>Null when the manual has no such part.</returns>
    public static ManualText? Read(string part, string root) =>
        Rendered.TryGetValue((part, root), out var known) ? known
        : Render(part, root) is { } text ? Rendered.GetOrAdd((part, root), text)
        : null;

    private static ManualText? Render(string part, string root)
    {
        using var stream = typeof(ManualText).Assembly.GetManifestResourceStream($"manual/{part}.md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        var document = Markdown.Parse(reader.ReadToEnd(), Pipeline);
        var heading = document.OfType<HeadingBlock>().First(h => h.Level == 1);
        var title = string.Concat(heading.Inline!.Descendants<LiteralInline>());
        document.Descendants<LinkInline>().Where(link => !link.IsImage).ToList().ForEach(link => Lead(link, root));
        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<ParagraphRenderer>(new FoldedPictures(root));
        renderer.ObjectRenderers.ReplaceOrAdd<Markdig.Extensions.Tables.HtmlTableRenderer>(new BoxedTables());
        renderer.Render(document);
        return new ManualText(title, text.ToString());
    }

    // What stands outside the manual is for those who run the portal, and not served: its name stays as text.
    private static void Lead(LinkInline link, string root)
    {
        if (link.Url!.StartsWith("../", StringComparison.Ordinal))
        {
            while (link.FirstChild is { } child)
            {
                child.Remove();
                link.InsertBefore(child);
            }

            link.Remove();
        }
        else
        {
            link.Url = link.Url.Contains(".md", StringComparison.Ordinal) && !link.Url.Contains(':', StringComparison.Ordinal)
                ? $"{root}manual/{link.Url.Replace(".md", "", StringComparison.Ordinal)}"
                : link.Url;
        }
    }

    private sealed class FoldedPictures(string root) : ParagraphRenderer
    {
        protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
        {
            var pictures = obj.Inline!.OfType<LinkInline>().Where(link => link.IsImage).ToList();
            pictures.ForEach(picture => picture.Remove());
            if (obj.Inline!.Any(inline => inline is not LineBreakInline))
            {
                base.Write(renderer, obj);
            }

            foreach (var picture in pictures)
            {
                var alternative = string.Concat(picture.Descendants<LiteralInline>());
                renderer.EnsureLine();
                renderer.Write("<details class=\"more\"><summary>画面を見る：").WriteEscape(alternative).Write("</summary><img loading=\"lazy\" alt=\"")
                    .WriteEscape(alternative).Write($"\" src=\"{root}lib/manual/{Path.GetFileName(picture.Url)}\"></details>").WriteLine();
            }
        }
    }

    private sealed class BoxedTables : Markdig.Extensions.Tables.HtmlTableRenderer
    {
        private int count;

        protected override void Write(HtmlRenderer renderer, Markdig.Extensions.Tables.Table table)
        {
            table.GetAttributes().AddClass("table");
            renderer.EnsureLine();
            renderer.Write($"<div class=\"table-box\" tabindex=\"0\" role=\"region\" aria-label=\"表{++count}\">");
            base.Write(renderer, table);
            renderer.Write("</div>").WriteLine();
        }
    }
}
