using Microsoft.EntityFrameworkCore;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities.Onboarding;

public sealed class ReportTaskTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    public static TheoryData<ReportTask, string> Refusals => new()
    {
        { Done(6) with { State = null }, OnboardingErrors.StateMissing.Message },
        { Done(6) with { State = TaskState.NotApplicable }, OnboardingErrors.StateMissing.Message },
        { Done(6) with { DoneOn = null }, OnboardingErrors.DoneOnMissing.Message },
        { Done(6) with { DoneOn = Today.AddDays(1) }, OnboardingErrors.DoneOnAhead.Message },
        { Done(6) with { Person = " " }, OnboardingErrors.PersonMissing.Message },
        { Done(6) with { Note = new string('あ', TaskReport.NoteMaxLength + 1) }, "メモは1,000文字以内で入力してください。" },
        { Done(5), OnboardingErrors.NotFound.Message },
        { Done(11), OnboardingErrors.NotFound.Message },
        { Done(6) with { Version = 1 }, OnboardingErrors.ChangedMeanwhile.Message },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_reported_says_why(ReportTask request, string message)
    {
        var clerk = await portal.NewClerk();

        var result = await portal.SendAs(clerk, request);

        Assert.Equal([message], result.Errors.Select(e => e.Message));
        Assert.False(await portal.InDatabase(db => db.TaskReports.AnyAsync(r => r.InsurerId == clerk.InsurerId)));
    }

    [Fact]
    public async Task What_is_reported_stands_for_the_own_insurer_alone_and_can_be_taken_back()
    {
        var (clerk, other) = (await portal.NewClerk(), await portal.NewClerk());

        await portal.SendAs(clerk, Done(9));
        var done = await portal.StateOf(clerk, OnboardingTask.Contract);
        var view = (await portal.SendAs(clerk, new FindOnboardingTask(9)))!.Report!;
        var back = await portal.SendAs(clerk, Done(9) with { Version = view.Version, State = TaskState.UnderWay });

        Assert.Equal((TaskState.Done, Today, "山田 花子"), (done, view.DoneOn, view.Person));
        Assert.False(back.Failed);
        Assert.Equal(TaskState.UnderWay, await portal.StateOf(clerk, OnboardingTask.Contract));
        Assert.Null((await portal.SendAs(clerk, new FindOnboardingTask(9)))!.Report!.DoneOn);
        Assert.Equal(TaskState.NotStarted, await portal.StateOf(other, OnboardingTask.Contract));
        Assert.Equal(2, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.Action == "OnboardingTaskReported" && e.InsurerId == clerk.InsurerId)));
    }

    [Fact]
    public async Task The_second_of_two_who_opened_the_same_form_overwrites_nothing()
    {
        var clerk = await portal.NewClerk();
        var colleague = await portal.NewColleague(clerk);

        var results = new List<Result> { await portal.SendAs(clerk, Done(6)), await portal.SendAs(colleague, Done(6) with { Person = "別の人" }) };

        Assert.Equal([OnboardingErrors.ChangedMeanwhile], results[1].Errors);
        Assert.Equal("山田 花子", (await portal.SendAs(clerk, new FindOnboardingTask(6)))!.Report!.Person);
    }

    [Fact]
    public async Task Two_at_once_make_one_report()
    {
        var clerk = await portal.NewClerk();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.SendAs(clerk, Done(7)))));

        Assert.Contains(results, r => !r.Failed);
        Assert.False((await portal.SendAs(clerk, Done(7))).Failed);
        Assert.Equal(1, await portal.InDatabase(db => db.TaskReports.CountAsync(r => r.InsurerId == clerk.InsurerId)));
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(8, false)]
    [InlineData(9, true)]
    [InlineData(10, true)]
    public async Task A_union_without_insurer_function_reports_no_contract(int number, bool isRefused)
    {
        var clerk = await portal.NewUnionClerk();

        var result = await portal.SendAs(clerk, Done(number));

        Assert.Equal(isRefused ? [OnboardingErrors.NotApplicable] : [], result.Errors);
    }

    [Fact]
    public async Task The_tasks_follow_what_happened()
    {
        var clerk = await portal.NewClerk();
        await portal.OpenSurvey();
        var before = await portal.SendAs(clerk, new FindOnboarding());

        await portal.Answer(clerk, ConnectionMethod.File);
        await portal.ConfirmAddresses(clerk);
        await portal.SendAs(clerk, Onboardings.NewContact());
        await portal.Schedule(clerk);
        var after = await portal.SendAs(clerk, new FindOnboarding());

        Assert.Equal((10, TaskState.NotStarted), (before.Left, before.Tasks[0].State));
        Assert.Equal(
            [TaskState.Done, TaskState.Done, TaskState.Done, TaskState.UnderWay, TaskState.UnderWay], after.Tasks.Take(5).Select(t => t.State));
        Assert.Equal(new DateOnly(2027, 2, 17), after.Facts.StartsOn);
        Assert.Equal((new DateOnly(2026, 11, 30), 7), (after.Tasks[1].DueOn, after.Left));
    }

    private static ReportTask Done(int number) => new(number, null, TaskState.Done, Today, "山田 花子", "");
}
