using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Retention;

/// <summary>残す指定: what somebody keeps is not deleted before somebody lifts that.</summary>
public sealed class RetentionOrderTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public RetentionOrderTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task What_is_kept_stays_until_ninety_days_after_somebody_lifts_it()
    {
        var (_, id) = await portal.NewDeniedApplication();
        var (one, another) = (await portal.NewExaminer(), await portal.NewExaminer());
        var order = Guid.CreateVersion7();
        Assert.Empty((await portal.SendAs(one, new OrderRetention(id, order, "  審査請求が続いています。\r\n結果を待ちます。 "))).Errors);

        await portal.PurgeApplications(KeptRecords.FirstDue.AddYears(2));
        var kept = (await portal.SendAs(one, new ListRetention())).Held.Single(h => h.Id == id);
        Assert.Empty((await portal.SendAs(another, new LiftRetention(id, order))).Errors);
        var lifted = (await portal.SendAs(one, new ListRetention())).Held.Single(h => h.Id == id);
        await portal.PurgeApplications(KeptRecords.FirstDue.AddYears(2).AddDays(SubsidyRetention.NoticeDays));
        var last = await portal.IsKept(id);
        await portal.PurgeApplications(KeptRecords.FirstDue.AddYears(2).AddDays(SubsidyRetention.NoticeDays + 1));

        Assert.Equal((RetentionHold.Ordered, "審査請求が続いています。\n結果を待ちます。"), (kept.Hold, kept.Order));
        Assert.Equal((RetentionHold.EndedLately, null), (lifted.Hold, lifted.Order));
        Assert.Equal((true, false), (last, await portal.IsKept(id)));
        Assert.Equal(["RetentionOrdered", "RetentionLifted"], await EventsAsync(id));
    }

    [Fact]
    public async Task The_same_click_twice_is_one_and_another_order_is_refused()
    {
        var (_, id) = await portal.NewDeniedApplication();
        var (one, another) = (await portal.NewExaminer(), await portal.NewExaminer());
        var order = Guid.CreateVersion7();

        var twice = await Task.WhenAll(Enumerable.Range(0, 2).Select(
            _ => Task.Run(() => portal.SendAs(one, new OrderRetention(id, order, "監査のためです。")))));
        var second = await portal.SendAs(another, new OrderRetention(id, Guid.CreateVersion7(), "争いのためです。"));
        var lifted = await portal.SendAs(one, new LiftRetention(id, order));
        var again = await portal.SendAs(one, new LiftRetention(id, order));
        var late = await portal.SendAs(another, new LiftRetention(id, order));
        var anew = await portal.SendAs(another, new OrderRetention(id, Guid.CreateVersion7(), "争いのためです。"));

        Assert.All(twice, result => Assert.Empty(result.Errors));
        Assert.Equal([RetentionOrderErrors.AlreadyOrdered], second.Errors);
        Assert.All([lifted, again, anew], result => Assert.Empty(result.Errors));
        Assert.Equal([RetentionOrderErrors.NothingOrdered], late.Errors);
        Assert.Equal(["RetentionOrdered", "RetentionLifted", "RetentionOrdered"], await EventsAsync(id));
    }

    [Fact]
    public async Task A_form_that_was_sent_before_keeps_nothing_once_its_order_is_lifted()
    {
        var (_, id) = await portal.NewDeniedApplication();
        var (one, order) = (await portal.NewExaminer(), Guid.CreateVersion7());
        Assert.Empty((await portal.SendAs(one, new OrderRetention(id, order, "監査のためです。"))).Errors);
        Assert.Empty((await portal.SendAs(await portal.NewExaminer(), new LiftRetention(id, order))).Errors);

        var old = await portal.SendAs(one, new OrderRetention(id, order, "監査のためです。"));
        var anew = await portal.SendAs(one, new OrderRetention(id, Guid.CreateVersion7(), "監査のためです。"));
        var oldAgain = await portal.SendAs(one, new OrderRetention(id, order, "監査のためです。"));

        Assert.Equal([RetentionOrderErrors.LiftedSince], old.Errors);
        Assert.Empty(anew.Errors);
        Assert.Equal([RetentionOrderErrors.AlreadyOrdered], oldAgain.Errors);
        Assert.Equal(["RetentionOrdered", "RetentionLifted", "RetentionOrdered"], await EventsAsync(id));
    }

    public static TheoryData<string?, string> Reasons => new()
    {
        { null, RetentionOrderErrors.ReasonMissing.Message },
        { " \n ", RetentionOrderErrors.ReasonMissing.Message },
        { new string('あ', RetentionOrder.ReasonMaxLength + 1), RetentionOrderErrors.ReasonTooLong.Message },
        { "監査\u202Eのためです。", RetentionOrderErrors.ReasonHidden.Message },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task A_reason_is_needed(string? reason, string message)
    {
        var (_, id) = await portal.NewSentApplication();

        var refused = await portal.SendAs(await portal.NewExaminer(), new OrderRetention(id, Guid.CreateVersion7(), reason));

        Assert.Equal(message, refused.Errors.Single().Message);
        Assert.Empty(await EventsAsync(id));
    }

    [Fact]
    public async Task A_draft_an_unknown_one_and_the_order_of_another_application_are_not_found()
    {
        var official = await portal.NewExaminer();
        var draft = await portal.NewCompleteDraft(await portal.NewOfficeUser());
        var ((_, id), (_, other)) = (await portal.NewDeniedApplication(), await portal.NewDeniedApplication());
        var order = Guid.CreateVersion7();
        Assert.Empty((await portal.SendAs(official, new OrderRetention(other, order, "監査のためです。"))).Errors);

        foreach (var unknown in new[] { draft, Guid.CreateVersion7() })
        {
            Assert.Equal([RetentionOrderErrors.NotFound], (await portal.SendAs(official, new OrderRetention(unknown, Guid.CreateVersion7(), "監査"))).Errors);
            Assert.Equal([RetentionOrderErrors.NotFound], (await portal.SendAs(official, new LiftRetention(unknown, order))).Errors);
            Assert.Null(await portal.SendAs(official, new FindRetention(unknown)));
        }

        Assert.Equal([RetentionOrderErrors.NothingOrdered], (await portal.SendAs(official, new LiftRetention(id, order))).Errors);
    }

    private Task<List<string>> EventsAsync(Guid id) => portal.InDatabase(db =>
        db.AuditEvents.Where(e => e.ObjectId == id && e.Action.StartsWith("Retention")).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());
}
