using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Tests.Support;

/// <summary>Insurers of real municipalities with a schedule in some state. Each test takes municipalities that no other test of its class has.</summary>
public static class Schedules
{
    /// <summary>From Monday to Friday, so that the 利用開始日 is 12 February.</summary>
    public static readonly SetupPlacement Setup = new(new DateOnly(2027, 2, 1), new DateOnly(2027, 2, 5));

    public static readonly DateOnly StartsOn = new(2027, 2, 12);

    /// <param name="portal">The portal.</param>
    /// <param name="body">The first five digits of the municipality's code, and of the insurer's number.</param>
    /// <param name="vendor">Its system vendor.</param>
    public static async Task<Insurer> NewInsurerOf(this PortalFixture portal, string body, Guid? vendor = null)
    {
        var insurer = new Insurer
        {
            InsurerNumber = body + CheckDigits.Modulus10(body),
            Name = await portal.InDatabase(db => db.Municipalities.Where(m => m.Code.StartsWith(body)).Select(m => m.Name).SingleAsync()),
            Kind = InsurerKind.Municipality,
            VendorId = vendor,
        };
        await portal.Add(insurer);
        return insurer;
    }

    public static async Task<Insurer> NewUnionOf(this PortalFixture portal, bool hasInsurerFunction, params string[] bodies)
    {
        var members = await portal.InDatabase(db => db.Municipalities.Where(m => bodies.Contains(m.Code.Substring(0, 5))).OrderBy(m => m.Code)
            .Select(m => new MemberMunicipality(m.Code, m.Name)).ToListAsync());
        var insurer = new Insurer
        {
            InsurerNumber = UniqueNumbers.Next(6),
            Name = "試験広域連合",
            Kind = InsurerKind.WideAreaUnion,
            HasInsurerFunction = hasInsurerFunction,
            Members = members,
        };
        await portal.Add(insurer);
        return insurer;
    }

    /// <summary>A vendor that can begin in that month; its name is its own.</summary>
    public static async Task<SystemVendor> NewSystemVendor(this PortalFixture portal, string month = "令和8年9月")
    {
        var name = $"試験システム{UniqueNumbers.Next(6)}";
        var id = (await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new AddSystemVendor(Guid.CreateVersion7(), name, month))).Value;
        return await portal.InDatabase(db => db.SystemVendors.AsNoTracking().SingleAsync(v => v.Id == id));
    }

    /// <summary>An administrator of the insurer, whose schedule has gone so far.</summary>
    public static async Task<TestUser> NewScheduled(
        this PortalFixture portal, Insurer insurer, InsurerScheduleStatus status = InsurerScheduleStatus.Notified, SetupPlacement? setup = null,
        DateOnly? replyBy = null)
    {
        var schedule = new InsurerSchedule { InsurerId = insurer.Id, Setup = setup ?? Setup };
        var by = replyBy ?? Earlier(portal.Clock.Now.AddDays(14).DayInJapan(), schedule.Setup.StartsOn.AddDays(-1));
        var then = Earlier(portal.Clock.Now.DayInJapan(), by.AddDays(-1));
        foreach (var act in ActsTo(status, by, then, insurer.Members.Select(m => m.Code)))
        {
            Assert.Empty(act(schedule).Errors);
        }

        await portal.Add(schedule);
        return await portal.NewClerk(insurer, AccountRole.InsurerAdministrator);
    }

    public static Task<InsurerSchedule> ScheduleOf(this PortalFixture portal, Insurer insurer) =>
        portal.InDatabase(db => db.InsurerSchedules.AsNoTracking().SingleAsync(s => s.InsurerId == insurer.Id));

    /// <summary>As a form that is opened now would carry it.</summary>
    public static Task<uint> ScheduleVersionOf(this PortalFixture portal, Insurer insurer) => portal.InDatabase(
        db => db.InsurerSchedules.Where(s => s.InsurerId == insurer.Id).Select(s => EF.Property<uint>(s, RowVersions.Property)).SingleAsync());

    public static Task<List<ScheduleEventKind>> ScheduleEventsOf(this PortalFixture portal, Insurer insurer) => portal.InDatabase(
        db => db.ScheduleEvents.Where(e => e.InsurerId == insurer.Id).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Kind).ToListAsync());

    /// <summary>The mails about the insurer's schedule.</summary>
    public static async Task<List<string>> ScheduleMailsOf(this PortalFixture portal, Insurer insurer)
    {
        var schedule = await portal.ScheduleOf(insurer);
        return await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == schedule.Id).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Select(m => m.Subject).ToListAsync());
    }

    public static Task<int> NewestVersion(this PortalFixture portal) => portal.InDatabase(db => db.PublicStatusVersions.MaxAsync(v => v.Number));

    /// <summary>What is published of the municipalities now, by their codes.</summary>
    public static Task<List<ServiceStart>> PublishedOf(this PortalFixture portal, params string[] bodies) => portal.InDatabase(
        db => db.ServiceStarts.AsNoTracking().Where(s => bodies.Contains(s.MunicipalityCode.Substring(0, 5)) && s.ReplacedInVersion == null)
            .OrderBy(s => s.MunicipalityCode).ToListAsync());

    /// <summary>What the page that notifies those would carry now.</summary>
    public static async Task<string> SeenOf(this PortalFixture portal, ScheduleFilter filter) =>
        (await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new PreviewScheduleWave(filter))).Seen;

    /// <summary>What the boxes of the page that publishes would carry now.</summary>
    public static async Task<List<string>> ChoicesOf(this PortalFixture portal, params Insurer[] insurers)
    {
        var preview = await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new PreviewPublication(new ScheduleFilter()));
        return [.. insurers.Select(i => preview.Rows.SingleOrDefault(r => r.InsurerId == i.Id)?.Choice ?? $"{i.Id} -")];
    }

    public static async Task<Result<int>> Publish(this PortalFixture portal, params Insurer[] insurers) => await portal.SendAs(
        await portal.NewOfficial(AccountRole.Operator),
        new PublishSchedules(await portal.ChoicesOf(insurers), await portal.NewestVersion(), null));

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static List<Func<InsurerSchedule, Result>> ActsTo(InsurerScheduleStatus status, DateOnly replyBy, DateOnly then, IEnumerable<string> codes)
    {
        Func<InsurerSchedule, Result> notify = s => s.Notify(replyBy, then);
        return status switch
        {
            InsurerScheduleStatus.Draft => [],
            InsurerScheduleStatus.Notified => [notify],
            InsurerScheduleStatus.Disputed => [notify, s => s.Dispute("その週は選挙があります。")],
            InsurerScheduleStatus.OtherStartWished => [notify, s => s.WishOtherStart(StartsOn.AddDays(-2), isSure: false, then)],
            InsurerScheduleStatus.Accepted => [notify, s => s.Accept(then)],
            InsurerScheduleStatus.Fixed => [notify, s => s.Accept(then), s => s.Fix()],
            InsurerScheduleStatus.Published => [notify, s => s.Accept(then), s => s.Fix(), s => s.Publish(then, codes)],
            InsurerScheduleStatus.ChangeWished => [notify, s => s.Accept(then), s => s.Fix(), s => s.Publish(then, codes), s => s.WishChange("遅れます。", null)],
            InsurerScheduleStatus.Postponed =>
                [notify, s => s.Accept(then), s => s.Fix(), s => s.Publish(then, codes), s => s.Postpone(s.Setup, StartsOn.AddDays(7), "準備のため", isAgreed: true, isSure: true, then)],
            _ => [notify, s => s.Accept(then), s => s.Fix(), s => s.Publish(then, codes), s => s.Withdraw("準備のため")],
        };
    }
}
