using Portal.Core.Municipalities;

namespace Portal.Tests.Core.Municipalities.Onboarding;

/// <summary>The states of the ten tasks follow from the facts, and from nothing else.</summary>
public sealed class TaskBoardTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly OnboardingFacts Nothing = new() { InsurerNumber = "442012", Name = "大分市" };

    private static readonly OnboardingFacts Answered = Nothing with
    {
        SurveyClosesOn = new DateOnly(2026, 11, 30),
        AnsweredAt = new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero),
        Method = ConnectionMethod.Api,
        PackageName = "見本パッケージ",
        StandardisedOn = new DateOnly(2026, 10, 1),
    };

    private static readonly OnboardingFacts Prepared = Answered with
    {
        SignedInAt = new DateTimeOffset(2026, 11, 11, 0, 0, 0, TimeSpan.Zero),
        HasResultAddress = true,
        HasViewingAddress = true,
        Contacts = 1,
        Keys = 1,
    };

    public static TheoryData<string, OnboardingFacts, OnboardingTask, TaskState> Cases => new()
    {
        { "nothing yet", Nothing, OnboardingTask.Method, TaskState.NotStarted },
        { "nothing yet", Nothing, OnboardingTask.Survey, TaskState.NotStarted },
        { "nothing yet", Nothing, OnboardingTask.Costs, TaskState.NotStarted },
        { "the method is answered", Answered, OnboardingTask.Method, TaskState.Done },
        { "a union has to say who connects, too", Answered with { Kind = InsurerKind.WideAreaUnion }, OnboardingTask.Method, TaskState.UnderWay },
        { "the answer was sent", Answered, OnboardingTask.Survey, TaskState.Done },
        { "the system has moved", Answered, OnboardingTask.Package, TaskState.Done },
        { "it moves today", Answered with { StandardisedOn = Today }, OnboardingTask.Package, TaskState.Done },
        { "it moves tomorrow", Answered with { StandardisedOn = Today.AddDays(1) }, OnboardingTask.Package, TaskState.UnderWay },
        { "the package was not named", Answered with { PackageName = null }, OnboardingTask.Package, TaskState.UnderWay },
        { "nobody has signed in", Answered, OnboardingTask.Preparation, TaskState.NotStarted },
        { "everything is set", Prepared, OnboardingTask.Preparation, TaskState.Done },
        { "method 1 needs a key", Prepared with { Keys = 0 }, OnboardingTask.Preparation, TaskState.UnderWay },
        { "method 2 needs none", Prepared with { Keys = 0, Method = ConnectionMethod.File }, OnboardingTask.Preparation, TaskState.Done },
        { "one address is lacking", Prepared with { HasViewingAddress = false }, OnboardingTask.Preparation, TaskState.UnderWay },
        { "the schedule is a draft", Prepared with { Schedule = InsurerScheduleStatus.Draft }, OnboardingTask.InitialSetup, TaskState.NotStarted },
        { "it is published", Prepared with { Schedule = InsurerScheduleStatus.Published }, OnboardingTask.InitialSetup, TaskState.UnderWay },
        { "a change is wished", Prepared with { Schedule = InsurerScheduleStatus.ChangeWished }, OnboardingTask.InitialSetup, TaskState.UnderWay },
        { "the setup is complete", Prepared with { Schedule = InsurerScheduleStatus.Published, CompletedOn = Today }, OnboardingTask.InitialSetup, TaskState.Done },
        { "it was reported", Nothing with { Reported = [new(OnboardingTask.Contract, TaskState.UnderWay, null)] }, OnboardingTask.Contract, TaskState.UnderWay },
        { "it was reported as done", Nothing with { Reported = [new(OnboardingTask.Costs, TaskState.Done, Today)] }, OnboardingTask.Costs, TaskState.Done },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_state_follows_from_what_happened(string why, OnboardingFacts facts, OnboardingTask task, TaskState state)
    {
        var found = TaskBoard.Of(facts, Today).Single(t => t.Task == task).State;

        Assert.Equal((why, state), (why, found));
    }

    [Fact]
    public void A_union_without_insurer_function_has_three_tasks_and_none_that_it_cannot_do()
    {
        var facts = Nothing with { Kind = InsurerKind.WideAreaUnion, HasInsurerFunction = false, SurveyClosesOn = Today.AddDays(-1) };

        var tasks = TaskBoard.Of(facts, Today);

        Assert.Equal(
            [OnboardingTask.Preparation, OnboardingTask.Workflow, OnboardingTask.Announcement],
            tasks.Where(t => t.State != TaskState.NotApplicable).Select(t => t.Task));
        Assert.All(tasks, t => Assert.False(t.IsLate));
        Assert.All(tasks.Where(t => t.State == TaskState.NotApplicable), t => Assert.False(t.IsLate || t.IsLeft));
    }

    [Fact]
    public void Days_are_those_that_the_insurer_was_told()
    {
        var drafted = Nothing with { Schedule = InsurerScheduleStatus.Draft, SetupStartsOn = new DateOnly(2027, 2, 1), SetupCompletesOn = new DateOnly(2027, 2, 10) };
        var told = drafted with { Schedule = InsurerScheduleStatus.Notified };

        DateOnly? DueOf(OnboardingFacts facts, OnboardingTask task) => TaskBoard.Of(facts, Today).Single(t => t.Task == task).DueOn;

        Assert.Null(DueOf(drafted, OnboardingTask.Preparation));
        Assert.Null(DueOf(drafted with { Schedule = InsurerScheduleStatus.Adjusting }, OnboardingTask.InitialSetup));
        Assert.Equal(new DateOnly(2027, 2, 1), DueOf(told, OnboardingTask.Preparation));
        Assert.Equal(new DateOnly(2027, 2, 10), DueOf(told, OnboardingTask.InitialSetup));
        Assert.Equal(new DateOnly(2027, 2, 17), DueOf(told, OnboardingTask.Announcement));
        Assert.Equal(new DateOnly(2027, 3, 1), DueOf(told with { AgreedStartOn = new DateOnly(2027, 3, 1) }, OnboardingTask.Announcement));
        Assert.Equal(new DateOnly(2026, 4, 1), DueOf(drafted, OnboardingTask.Contract));
    }

    [Theory]
    [InlineData(InsurerScheduleStatus.Notified, false)]
    [InlineData(InsurerScheduleStatus.Disputed, false)]
    [InlineData(InsurerScheduleStatus.Fixed, false)]
    [InlineData(InsurerScheduleStatus.Published, true)]
    [InlineData(InsurerScheduleStatus.Adjusting, false)]
    public void A_notice_tells_a_day_only_while_it_is_public(InsurerScheduleStatus status, bool isTold)
    {
        var facts = Nothing with { Schedule = status, SetupCompletesOn = new DateOnly(2027, 2, 10), PublicStartOn = status == InsurerScheduleStatus.Published ? new DateOnly(2027, 2, 17) : null };

        Assert.All(Enum.GetValues<NoticeReader>(), reader =>
            Assert.Equal(isTold, ReadyNotices.Body(reader, facts).Contains("令和9年2月17日", StringComparison.Ordinal)));
        Assert.Contains("広域の構成市町村は、", ReadyNotices.Body(NoticeReader.Offices, facts with { Name = "広域", HasInsurerFunction = false }), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_done_after_its_day_is_late()
    {
        var late = TaskBoard.Of(Nothing with { SurveyClosesOn = Today.AddDays(-1) }, Today).Where(t => t.IsLate).Select(t => t.Task);
        var lastDay = TaskBoard.Of(Nothing with { SurveyClosesOn = Today }, Today).Single(t => t.Task == OnboardingTask.Survey);

        Assert.Equal([OnboardingTask.Method, OnboardingTask.Survey, OnboardingTask.Contract], late);
        Assert.False(lastDay.IsLate);
    }

    [Fact]
    public void A_unions_prefecture_is_its_members()
    {
        var union = Nothing with { InsurerNumber = "991234", Members = [new MemberMunicipality("232017", "豊橋市")] };

        Assert.Equal(("愛知県", "大分県"), (union.PrefectureName, Nothing.PrefectureName));
    }

    [Fact]
    public void Every_task_has_its_words()
    {
        Assert.All(OnboardingTasks.All, task =>
        {
            Assert.NotEmpty(task.WhatToDo());
            Assert.NotEmpty(task.Documents());
            Assert.NotEmpty(task.Who());
        });
        Assert.Equal(10, OnboardingTasks.All.Select(t => t.Title()).Distinct().Count());
    }
}
