using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Core.Accounts;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;
using Portal.EndToEnd.Support;
using Portal.Tests.Support;

namespace Portal.EndToEnd.Journeys;

/// <summary>通知された日程を保険者が承諾し、公開され、見た人がいて、取り下げられる.</summary>
public sealed class InsurerComesToAPublishedDay(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task From_the_notice_to_the_visitor_and_back_to_being_arranged()
    {
        var (insurer, code, romaji) = await NewInsurerAsync();
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(90);
        var clerkUser = await site.NewScheduled(insurer, setup: new SetupPlacement(day.AddDays(-4), day));
        var startsOn = $"{day.AddDays(7).Year - 2018}年{day.AddDays(7).Month}月{day.AddDays(7).Day}日";
        var clerk = await site.DeskAsync();
        await site.SignInAsync(clerk, clerkUser);

        await clerk.GotoAsync("/insurer");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "日程を確かめて回答する" }).ClickAsync();
        await clerk.ShouldBeAccessibleOnBothScreensAsync();
        await clerk.GetByRole(AriaRole.Link, new() { Name = "回答する", Exact = true }).ClickAsync();
        await clerk.GetByLabel("この日程を承諾する").CheckAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "内容を確かめる" }).ClickAsync();
        await clerk.ShouldBeAccessibleOnBothScreensAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "この内容で回答する" }).ClickAsync();
        await Assertions.Expect(clerk.GetByRole(AriaRole.Heading, new() { Name = "回答を受け付けました" })).ToBeVisibleAsync();

        var official = await site.DeskAsync();
        await site.SignInAsync(official, await site.NewOfficial(AccountRole.Operator));
        await official.GotoAsync($"/operator/schedule/insurers/{insurer.Id}");
        await MenuShouldBeOneLineAsync(official);
        await official.GetByRole(AriaRole.Button, new() { Name = "確定する" }).ClickAsync();
        await official.GetByRole(AriaRole.Link, new() { Name = "公開へ進む" }).ClickAsync();
        await Assertions.Expect(official.GetByRole(AriaRole.Row).Filter(new() { HasText = insurer.Name })).ToContainTextAsync(startsOn);
        await official.ShouldBeAccessibleOnBothScreensAsync();
        await official.GetByRole(AriaRole.Button, new() { Name = "選んだ日程を公開する" }).ClickAsync();
        await Assertions.Expect(official.GetByRole(AriaRole.Heading, new() { Name = "公開しました" })).ToBeVisibleAsync();

        var visitor = await site.PhoneAsync();
        await visitor.GotoAsync($"/municipalities/{romaji}/{code}");
        await Assertions.Expect(visitor.GetByRole(AriaRole.Main)).ToContainTextAsync(startsOn);

        await clerk.GotoAsync("/insurer/onboarding/schedule");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "日程の変更を希望する" }).ClickAsync();
        await clerk.GetByLabel("変更を希望する理由").FillAsync("システムの入れ替えが遅れます。");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "変更の希望を送る" }).ClickAsync();
        await official.GotoAsync($"/operator/schedule/insurers/{insurer.Id}");
        await official.GetByRole(AriaRole.Link, new() { Name = "日程調整中に戻す" }).ClickAsync();
        await official.GetByLabel("公表する理由").FillAsync("システムの準備に時間がかかるため");
        await official.GetByRole(AriaRole.Button, new() { Name = "日程調整中に戻す" }).ClickAsync();

        await Assertions.Expect(official.GetByRole(AriaRole.Heading, new() { Name = "日程調整中に戻しました" })).ToBeVisibleAsync();
        await visitor.ReloadAsync();
        await Assertions.Expect(visitor.GetByRole(AriaRole.Main)).ToContainTextAsync("システムの準備に時間がかかるため");
        await visitor.ShouldBeAccessibleAsync();
    }

    private static async Task MenuShouldBeOneLineAsync(IPage page)
    {
        var tops = await page.GetByRole(AriaRole.Navigation, new() { Name = "主なメニュー" }).GetByRole(AriaRole.Link).EvaluateAllAsync<double[]>("links => links.map(l => l.getBoundingClientRect().top)");
        Assert.Single(tops.Distinct());
    }

    /// <summary>Of a municipality of which no day is public, and that is no other insurer's.</summary>
    private async Task<(Insurer Insurer, string Code, string Romaji)> NewInsurerAsync()
    {
        var place = await site.InDatabase(db => db.Municipalities
            .Where(m => !db.ServiceStarts.Any(s => s.MunicipalityCode == m.Code && s.ReplacedInVersion == null && s.State == ServiceStartState.Decided))
            .Where(m => !db.Insurers.Any(i => i.Name == m.Name || i.InsurerNumber.StartsWith(m.Code.Substring(0, 2))))
            .OrderBy(m => m.Code).FirstAsync());
        var body = place.Code[..5];
        var insurer = new Insurer { InsurerNumber = body + CheckDigits.Modulus10(body), Name = place.Name, Kind = InsurerKind.Municipality };
        await site.Add(insurer);
        return (insurer, place.Code, ShippedPlaces.List.PrefectureOf(place.Code).Romaji);
    }
}
