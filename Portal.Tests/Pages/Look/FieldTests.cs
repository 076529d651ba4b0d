using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Portal.Tests.Pages.Look;

public sealed class FieldTests(LookHost host) : IClassFixture<LookHost>
{
    private const string Gallery = "/dev/components";

    [Fact]
    public async Task Label_hint_error_and_control_come_in_this_order_and_belong_together()
    {
        using var response = await host.SubmitAsync(Gallery, ("HeldOn", "R8.12.3"));

        var page = await LookHost.ParseAsync(response);
        var input = page.GetElementById("HeldOn")!;
        Assert.Equal(["LABEL", "P", "P", "INPUT"], input.ParentElement!.Children.Select(c => c.TagName));
        Assert.Equal("HeldOn", page.QuerySelector<IHtmlLabelElement>("label[for=HeldOn]")!.HtmlFor);
        Assert.Equal("HeldOn-hint HeldOn-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("開催予定日は、今日より後の日を入力してください。", page.GetElementById("HeldOn-error")!.TextContent);
    }

    [Fact]
    public async Task What_was_typed_stays_but_never_a_password()
    {
        using var response = await host.SubmitAsync(
            Gallery,
            ("HeldOn", "Ｒ８．１２．３"), ("Email", "𠮷田@例え"), ("Password", "very secret words"), ("Note", "\n一行目<b>"), ("Viewing", "ScreenOnly"), ("Agreed", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await LookHost.ParseAsync(response);
        Assert.Equal("Ｒ８．１２．３", page.GetElementById("HeldOn")!.GetAttribute("value"));
        Assert.Equal("𠮷田@例え", page.GetElementById("Email")!.GetAttribute("value"));
        Assert.Equal("\n一行目<b>", page.GetElementById("Note")!.TextContent);
        Assert.True(page.QuerySelector<IHtmlInputElement>("input[value=ScreenOnly]")!.IsChecked);
        Assert.True(page.QuerySelector<IHtmlInputElement>("#Agreed")!.IsChecked);
        Assert.DoesNotContain("very secret words", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_summary_links_to_every_field_in_the_order_of_the_form()
    {
        using var response = await host.SubmitAsync(Gallery);

        var page = await LookHost.ParseAsync(response);
        var summary = page.QuerySelector("main .errors")!;
        Assert.Equal("alert", summary.GetAttribute("role"));
        Assert.Equal("-1", summary.GetAttribute("tabindex"));
        Assert.Equal("9か所を直してください", summary.QuerySelector("h2")!.TextContent);
        var targets = summary.QuerySelectorAll("a").Select(a => a.GetAttribute("href")![1..]).ToList();
        Assert.Equal(["HeldOn", "Email", "Password"], targets.Take(3));
        Assert.All(targets, id => Assert.NotNull(page.GetElementById(id)));
        Assert.StartsWith("エラー：", page.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("五人", false)]
    [InlineData("12名", false)]
    [InlineData("１，２００", true)]
    [InlineData(" ５ ", true)]
    public async Task A_number_is_read_in_any_width_and_letters_turn_back_before_the_handler(string typed, bool readable)
    {
        using var response = await host.SubmitAsync(Gallery, ("Reviewers", typed));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await LookHost.ParseAsync(response);
        Assert.Equal(
            readable ? "人数は選んだ審査員の数と同じにしてください。" : "数字だけで入力してください。",
            page.GetElementById("Reviewers-error")!.TextContent);
        Assert.Equal(readable, page.GetElementById("HeldOn-error") is not null);
        Assert.Equal(typed, page.GetElementById("Reviewers")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Radios_are_one_named_group_whose_first_choice_carries_the_id()
    {
        var page = await host.GetAsync(Gallery);

        var group = page.QuerySelector("fieldset[role=radiogroup]")!;
        Assert.StartsWith("閲覧のしかた", group.QuerySelector("legend")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Viewing", group.QuerySelectorAll("input")[0].Id);
        Assert.Equal(2, group.QuerySelectorAll("input[name=Viewing]").Length);
    }
}
