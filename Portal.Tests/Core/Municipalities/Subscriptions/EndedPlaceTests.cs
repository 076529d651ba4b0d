using Microsoft.EntityFrameworkCore;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities.Subscriptions;

/// <summary>Who waits for a municipality that ends is told of it, and of its successor from then on.</summary>
public sealed class EndedPlaceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Day = "令和8年10月1日";
    private static readonly DateOnly April = new(2027, 4, 30);

    [Fact]
    public async Task An_end_and_a_successor_are_told_and_the_successors_day_afterwards()
    {
        await portal.Publish(Decided("442062"));
        var (city, all, other) = (await portal.NewSubscriber("442062"), await portal.NewSubscriber("44"), await portal.NewSubscriber("442038"));
        var official = await portal.EndMunicipalities("442062");
        await portal.AnnounceAll();
        var ended = await portal.BodyFor(city, nameof(StatusChangedMail));
        await portal.SendAs(official, new RecordSuccessor("442062", "442011", MunicipalityChangeKind.Merged, Day));
        await portal.AnnounceAll();
        var led = await portal.BodyFor(city, nameof(StatusChangedMail));
        await portal.Publish(Decided("442011"));
        await portal.AnnounceAll();

        Assert.Contains("■ 大分県臼杵市\nこの市町村は、いまはありません。\n前に公表した利用開始日（令和9年4月30日（金））は、使えません。", ended, StringComparison.Ordinal);
        Assert.Contains("この市町村は、いまは大分県大分市です。\n大分県大分市の利用開始日は、まだ決まっていません。", led, StringComparison.Ordinal);
        Assert.Contains("■ 大分県大分市\n利用開始日が決まりました", await portal.BodyFor(city, nameof(StatusChangedMail)), StringComparison.Ordinal);
        Assert.Equal(3, (await portal.MailsFor(all, nameof(StatusChangedMail))).Count);
        Assert.Empty(await portal.MailsFor(other, nameof(StatusChangedMail)));
        Assert.Equal(["44"], await PlacesAsync(all));
    }

    [Fact]
    public async Task What_was_recorded_by_mistake_goes_again_but_not_what_a_person_chose()
    {
        var (told, both) = (await portal.NewSubscriber("452025"), await portal.NewSubscriber("452025", "452017"));
        var official = await portal.EndMunicipalities("452025");
        await portal.SendAs(official, new RecordSuccessor("452025", "452017", MunicipalityChangeKind.Merged, Day));
        var carried = await PlacesAsync(told);
        var id = await portal.InDatabase(db => db.MunicipalityChanges.Where(c => c.OldCode == "452025" && c.Version != null).Select(c => c.Id).SingleAsync());

        var done = await portal.SendAs(official, new TakeBackSuccessor(id));
        var again = await portal.SendAs(official, new TakeBackSuccessor(id));
        await portal.AnnounceAll();

        Assert.Equal(["452017", "452025"], carried);
        Assert.Empty(done.Errors);
        Assert.Equal([SuccessorErrors.NotRecorded], again.Errors);
        Assert.Equal(["452025"], await PlacesAsync(told));
        Assert.Equal(["452017", "452025"], await PlacesAsync(both));
        Assert.Contains("誤りでした", await portal.BodyFor(told, nameof(StatusChangedMail)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_ended_is_named_and_stays_until_it_is_left()
    {
        var email = await portal.NewSubscriber("462039", "462012");
        var secret = await portal.SecretFor(email, nameof(SubscriptionConfirmedMail));
        await portal.EndMunicipalities("462039");

        var now = await portal.SendAsWorker(new FindSubscription(secret));
        var choices = await portal.SendAsWorker(new ListPlaceChoices("kagoshima", now!.Places, WithEnded: true));
        var offered = await portal.SendAsWorker(new ListPlaceChoices("kagoshima", ["462039"]));
        var kept = await portal.SendAsWorker(new ChangeSubscription(secret, ["462039", "462012"]));

        Assert.Contains("鹿児島県鹿屋市（いまはありません）", now.Names);
        Assert.Contains(choices.Choices, c => c.Code == "462039");
        Assert.DoesNotContain(offered.Choices, c => c.Code == "462039");
        Assert.Empty(kept.Errors);
        Assert.Equal(["462012", "462039"], await PlacesAsync(email));
    }

    private Task<List<string>> PlacesAsync(string email) => portal.InDatabase(db => db.StatusSubscriptions.Where(s => s.EmailKey == email)
        .SelectMany(s => s.Places.Select(p => p.Code)).Order().ToListAsync());

    private static ServiceStartLine Decided(string code) => new(code, ServiceStartState.Decided, April);
}
