using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities.Onboarding;

public sealed class OnboardingOverviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Every_insurer_is_counted_once_for_each_task_and_found_by_state()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var (first, second, union) = (await portal.NewNumberedInsurer("数え市"), await portal.NewNumberedInsurer("数え町"), await portal.NewUnionClerk());
        var clerk = await portal.NewClerk(first);
        await portal.Answer(clerk);
        await portal.SendAs(clerk, new ReportTask(6, null, TaskState.Done, new DateOnly(2026, 11, 1), "山田", ""));

        var all = await portal.SendAs(official, new ListOnboarding(new OnboardingFilter(), 1));
        var named = await portal.SendAs(official, new ListOnboarding(new OnboardingFilter("数え"), 1));
        var done = await portal.SendAs(official, new ListOnboarding(new OnboardingFilter("数え", Task: 6, State: TaskState.Done), 1));
        var byNumber = await portal.SendAs(official, new ListOnboarding(new OnboardingFilter(second.InsurerNumber), 1));
        var inAichi = await portal.SendAs(official, new ListOnboarding(new OnboardingFilter(Prefecture: "23"), 1));

        Assert.All(all.ByTask, t => Assert.Equal(all.Counted, t.NotStarted + t.UnderWay + t.Done + t.NotApplicable));
        Assert.Equal(all.Counted, all.ByPrefecture.Sum(p => p.Insurers));
        Assert.Equal(["数え市", "数え町"], named.Rows.Select(r => r.Name));
        Assert.Equal((2, 1), (named.Counted, named.ByTask.Single(t => t.Task == OnboardingTask.PrivacyAssessment).Done));
        Assert.Equal((first.Id, 1, 2), (Assert.Single(done.Rows).InsurerId, done.Count, done.Counted));
        Assert.Equal(second.Id, Assert.Single(byNumber.Rows).InsurerId);
        var row = inAichi.Rows.Single(r => r.InsurerId == union.InsurerId);
        Assert.Equal(("愛知県", TaskState.NotApplicable), (row.Prefecture, row.States[8]));
    }

    [Fact]
    public async Task The_file_has_what_the_list_shows()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var clerk = await portal.NewClerk(await portal.NewNumberedInsurer("書き出し市"));
        await portal.Schedule(clerk);

        var rows = await (await portal.SendAs(official, new ExportOnboarding(new OnboardingFilter("書き出し")))).ToListAsync();

        var row = Assert.Single(rows);
        Assert.Equal(ExportOnboarding.Headings.Count, row.Count);
        Assert.Equal(("書き出し市", "東京都", "進行中", "2027-02-17"), (row[1], row[2], row[7], row[^1]));
    }

    [Theory]
    [InlineData("豊橋")]
    [InlineData("232017")]
    public async Task A_union_is_found_by_its_members(string text)
    {
        var union = await portal.NewUnionClerk();

        var found = await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new ListOnboarding(new OnboardingFilter(text), 1));

        Assert.Equal(["豊橋市"], found.Rows.Single(r => r.InsurerId == union.InsurerId).Members);
    }

    [Theory]
    [InlineData("", "本文", "見出しを入力してください。")]
    [InlineData("見出し", " ", "本文を入力してください。")]
    [InlineData("見出し", null, "本文を入力してください。")]
    public async Task A_notice_without_text_is_not_saved(string title, string? body, string message)
    {
        var result = await portal.SendAs(await portal.NewClerk(), new SaveInsurerNotice(NoticeReader.Offices, null, title, body));

        Assert.Equal([message], result.Errors.Select(e => e.Message));
    }

    [Fact]
    public async Task The_ends_of_lines_count_once_and_a_moved_day_is_told_beside_what_was_saved()
    {
        var clerk = await portal.NewClerk();
        await portal.Schedule(clerk);
        var lines = string.Concat(Enumerable.Repeat("あ\r\n", InsurerNotice.BodyMaxLength / 2));

        var fits = await portal.SendAs(clerk, new SaveInsurerNotice(NoticeReader.Offices, null, "見出し", lines));
        var found = await portal.SendAs(clerk, new FindInsurerNotice(NoticeReader.Offices));
        var tooLong = await portal.SendAs(clerk, new SaveInsurerNotice(NoticeReader.Offices, found.Version, "見出し", new string('あ', InsurerNotice.BodyMaxLength + 1)));
        await portal.SendAs(clerk, new SaveInsurerNotice(NoticeReader.Offices, found.Version, "見出し", found.ReadyBody));

        Assert.False(fits.Failed);
        Assert.Equal(["本文は4,000文字以内で入力してください。"], tooLong.Errors.Select(e => e.Message));
        Assert.True(found.HasOtherDay);
        Assert.False((await portal.SendAs(clerk, new FindInsurerNotice(NoticeReader.Offices))).HasOtherDay);
    }

    [Fact]
    public async Task One_insurer_is_shown_with_what_it_reported()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var clerk = await portal.NewClerk();
        await portal.SendAs(clerk, Onboardings.NewContact());
        await portal.SendAs(clerk, new ReportTask(7, null, TaskState.UnderWay, null, "", "見直しています"));

        var found = await portal.SendAs(official, new FindInsurerOnboarding(clerk.InsurerId!.Value));

        Assert.Equal(("見直しています", "山田 花子"), (Assert.Single(found!.Reports).Note, Assert.Single(found.Contacts).Name));
        Assert.Null(await portal.SendAs(official, new FindInsurerOnboarding(Guid.CreateVersion7())));
    }

    [Fact]
    public async Task A_notice_is_ready_until_the_insurer_writes_its_own()
    {
        var clerk = await portal.NewClerk();
        await portal.Schedule(clerk);
        var ready = await portal.SendAs(clerk, new FindInsurerNotice(NoticeReader.Offices));

        await portal.SendAs(clerk, new SaveInsurerNotice(NoticeReader.Offices, null, "お知らせ", "本文です。\r\n二行目です。"));
        var second = await portal.SendAs(clerk, new SaveInsurerNotice(NoticeReader.Offices, null, "別", "別"));

        var saved = await portal.SendAs(clerk, new FindInsurerNotice(NoticeReader.Offices));
        Assert.Contains("利用開始日は、令和9年2月17日（水）です。", ready.Body, StringComparison.Ordinal);
        Assert.Equal([OnboardingErrors.ChangedMeanwhile], second.Errors);
        Assert.Equal(("お知らせ", "本文です。\n二行目です。", ready.Body), (saved.Title, saved.Body, saved.ReadyBody));
        Assert.Null((await portal.SendAs(clerk, new FindInsurerNotice(NoticeReader.Residents))).Version);
        Assert.Null((await portal.SendAs(await portal.NewClerk(), new FindInsurerNotice(NoticeReader.Offices))).Version);
    }
}
