using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities.Subscriptions;

/// <summary>Each test has a prefecture of its own: nobody else's subscribers are told of it.</summary>
public sealed class AnnounceVersionsTests(CutOffPortal portal) : IClassFixture<CutOffPortal>
{
    private static readonly DateOnly April = new(2027, 4, 30);

    [Fact]
    public async Task A_day_is_told_when_it_is_published_moved_and_taken_back()
    {
        var email = await portal.NewSubscriber("212016", "212024");
        await portal.Publish(Decided("212016", April), Decided("212032", April));
        await portal.AnnounceAll();
        var published = await portal.BodyFor(email, nameof(StatusChangedMail));
        await portal.Publish(Decided("212016", April.AddDays(7), "システムの準備のため"));
        await portal.AnnounceAll();
        var moved = await portal.BodyFor(email, nameof(StatusChangedMail));
        await portal.Publish(new ServiceStartLine("212016", ServiceStartState.Arranging, null, "日程の見直しのため"));
        await portal.AnnounceAll();
        var back = await portal.BodyFor(email, nameof(StatusChangedMail));

        Assert.Contains("■ 岐阜県岐阜市\n利用開始日が決まりました：令和9年4月30日（金）\n", published, StringComparison.Ordinal);
        Assert.DoesNotContain("高山市", published, StringComparison.Ordinal);
        Assert.Contains(
            "利用開始日が変わりました：令和9年5月7日（金）\n前に公表した日：令和9年4月30日（金）\n理由：システムの準備のため", moved, StringComparison.Ordinal);
        Assert.Contains(
            "利用開始日を取り下げました。新しい日は決まっていません。\n前に公表した日：令和9年5月7日（金）\n理由：日程の見直しのため", back, StringComparison.Ordinal);
        Assert.Equal(3, (await portal.MailsFor(email, nameof(StatusChangedMail))).Count);
    }

    [Fact]
    public async Task Several_municipalities_of_a_version_are_one_mail_and_a_prefecture_holds_all_of_its_own()
    {
        var email = await portal.NewSubscriber("22");

        await portal.Publish(Decided("221007", April), Decided("221309", April), Decided("231002", April));
        await portal.AnnounceAll();

        Assert.Single(await portal.MailsFor(email, nameof(StatusChangedMail)));
        var body = await portal.BodyFor(email, nameof(StatusChangedMail));
        Assert.True(body.Contains("静岡市", StringComparison.Ordinal) && body.Contains("浜松市", StringComparison.Ordinal), body);
        Assert.DoesNotContain("名古屋市", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_published_before_somebody_subscribed_or_says_nothing_of_a_day_is_not_told()
    {
        await portal.Publish(Decided("242012", April));
        var email = await portal.NewSubscriber("24");
        await portal.Publish(new ServiceStartLine("242021", ServiceStartState.Arranging));

        await portal.AnnounceAll();

        Assert.Empty(await portal.MailsFor(email, nameof(StatusChangedMail)));
    }

    [Fact]
    public async Task Two_instances_at_once_tell_once()
    {
        var email = await portal.NewSubscriber("252018");
        await portal.Publish(Decided("252018", April));

        await Task.WhenAll(portal.AnnounceAll(), portal.AnnounceAll());
        await portal.AnnounceAll();

        Assert.Single(await portal.MailsFor(email, nameof(StatusChangedMail)));
    }

    [Fact]
    public async Task Cut_off_before_it_is_committed_the_batch_is_written_once_all_the_same()
    {
        var email = await portal.NewSubscriber("261009");
        await portal.Publish(Decided("261009", April));
        portal.CutOffNext(nameof(StatusChangedMail));

        var cut = await Assert.ThrowsAnyAsync<Exception>(portal.AnnounceAll);
        var left = await portal.MailsFor(email, nameof(StatusChangedMail));
        await portal.AnnounceAll();

        Assert.Contains("cut off", cut.ToString(), StringComparison.Ordinal);
        Assert.Empty(left);
        Assert.Single(await portal.MailsFor(email, nameof(StatusChangedMail)));
    }

    [Fact]
    public async Task Many_are_told_in_batches_and_the_next_one_waits_until_the_first_has_left()
    {
        var version = await portal.InDatabase(db => db.PublicStatusVersions.MaxAsync(v => v.Number));
        var many = Enumerable.Range(0, AnnounceVersions.Batch + 5).Select(_ => Subscriber("272027", version)).ToList();
        await portal.Add([.. many]);
        await portal.Publish(Decided("272027", April));

        await portal.AnnounceAll();
        var first = await ToldAsync(many);
        await portal.InDatabase(db => db.OutgoingMails.Where(m => m.Kind == nameof(StatusChangedMail))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Status, MailStatus.Sent)));
        await portal.AnnounceAll();

        Assert.Equal(AnnounceVersions.Batch, first.Count);
        var all = await ToldAsync(many);
        Assert.Equal(many.Count, all.Count);
        Assert.Equal(many.Count, all.Distinct().Count());
        var last = await portal.InDatabase(db => db.AuditEvents.Where(e => e.Action == "VersionAnnounced").OrderByDescending(e => e.Id).Select(e => e.Details).FirstAsync());
        Assert.Contains($"\"mails\":{many.Count}", last, StringComparison.Ordinal);
    }

    private Task<List<string>> ToldAsync(List<StatusSubscription> many)
    {
        var addresses = many.ConvertAll(s => s.Email);
        return portal.InDatabase(db => db.OutgoingMails.Where(m => m.Kind == nameof(StatusChangedMail) && addresses.Contains(m.Recipient))
            .Select(m => m.Recipient).ToListAsync());
    }

    private StatusSubscription Subscriber(string code, int version)
    {
        var email = Subscribers.NewAddress();
        var subscription = new StatusSubscription { Email = email, EmailKey = email, ConfirmedAt = portal.Clock.Now };
        subscription.Choose([code], version);
        return subscription;
    }

    private static ServiceStartLine Decided(string code, DateOnly day, string? reason = null) => new(code, ServiceStartState.Decided, day, reason);
}

/// <summary>A portal whose worker is cut off once, after its rows were written and before they are committed.</summary>
public sealed class CutOffPortal : PortalFixture
{
    private readonly Scissors scissors = new();

    /// <summary>Cuts off the next save that holds mails of this kind.</summary>
    public void CutOffNext(string kind) => scissors.Kind = kind;

    protected override void Replace(IServiceCollection services)
    {
        base.Replace(services);
        services.ConfigureDbContext<PortalDbContext>(options => options.AddInterceptors(scissors));
    }

    private sealed class Scissors : SaveChangesInterceptor
    {
        public string? Kind { get; set; }

        public override ValueTask<int> SavedChangesAsync(
            SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (Kind is { } kind && eventData.Context!.ChangeTracker.Entries<OutgoingMail>().Any(e => e.Entity.Kind == kind))
            {
                Kind = null;
                throw new InvalidOperationException("cut off");
            }

            return base.SavedChangesAsync(eventData, result, cancellationToken);
        }
    }
}
