using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>
/// いま有効な回答: of each insurer that is asked, what it sent in the newest survey that it has answered. Schedules and 再確認 go by these.
/// Two queries, however many there are.
/// </summary>
public static class AnswersInForce
{
    /// <summary>In the order of registration.</summary>
    public static async Task<IReadOnlyList<SetupAnswer>> SetupAnswersInForceAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        [.. (await db.AnswersInForceAsync(cancellationToken)).Answers.Select(a => a.Setup)];

    /// <param name="db">Read only.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="near">Only the answers that can stand against this insurer's; null for all.</param>
    internal static async Task<AnswerBook> AnswersInForceAsync(this PortalDbContext db, CancellationToken cancellationToken, Guid? near = null)
    {
        // Ids are made in the order of registration.
        var registered = await db.Insurers.AsNoTracking().OrderBy(i => i.Id).Select(i => new
        {
            Insurer = i,
            Vendor = db.SystemVendors.Where(v => v.Id == i.VendorId)
                .Select(v => new RegisteredVendor(v.Name, v.Months.OrderByDescending(m => m.SetAt).Select(m => m.PossibleFrom).FirstOrDefault())).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        var insurers = registered.ConvertAll(r => r.Insurer);
        var groups = SetupGroups.Of(insurers);
        var together = near is not { } own ? [] : groups.TryGetValue(own, out var ownGroup)
            ? groups.Where(g => g.Value == ownGroup).Select(g => g.Key).ToList()
            : [own];
        var sent = await (
            from a in db.SurveyAnswers.AsNoTracking()
            join s in db.ReadinessSurveys on a.SurveyId equals s.Id
            join v in db.SystemVendors on a.VendorId equals v.Id into vendors
            from v in vendors.DefaultIfEmpty()
            where near == null || together.Contains(a.InsurerId)
            orderby s.OpensOn, s.Id
            select new
            {
                Answer = a,
                VendorName = v.Name ?? a.OtherVendor,
                VendorFrom = v.Months.OrderByDescending(m => m.SetAt).Select(m => m.PossibleFrom).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var newest = sent.GroupBy(x => x.Answer.InsurerId).ToDictionary(g => g.Key, g => g.Last());
        return new AnswerBook(
            insurers, groups,
            [.. insurers.Index().Where(i => i.Item.HasInsurerFunction && newest.ContainsKey(i.Item.Id)).Select(i =>
            {
                var (answer, found) = (newest[i.Item.Id].Answer, newest[i.Item.Id]);
                return new AnswerInForce(answer, new SetupAnswer(
                    i.Item.Id, i.Item.Name, i.Index + 1, answer.Wished, answer.StandardisedOn, found.VendorName,
                    found.VendorFrom is { } from ? YearMonth.Of(from) : null, groups.TryGetValue(i.Item.Id, out var group) ? group : null, answer.ConnectingBody));
            })])
        {
            Vendors = registered.Where(r => r.Vendor is not null).ToDictionary(r => r.Insurer.Id, r => r.Vendor!),
        };
    }
}

/// <param name="Insurers">All of them, in the order of registration.</param>
/// <param name="Groups">同じ時期に行う団体.</param>
/// <param name="Answers">In the order of registration.</param>
internal sealed record AnswerBook(
    IReadOnlyList<Insurer> Insurers, IReadOnlyDictionary<Guid, Guid> Groups, IReadOnlyList<AnswerInForce> Answers)
{
    /// <summary>Of each insurer that has one registered: what is known while it has not answered.</summary>
    public IReadOnlyDictionary<Guid, RegisteredVendor> Vendors { get; init; } = new Dictionary<Guid, RegisteredVendor>();

    public IReadOnlyList<SurveyConflict> Conflicts => SurveyConflicts.In(Answers.Select(a => a.Setup), SurveyTerms.Of);

    /// <summary>What would stand against an answer if it were sent now: the three reasons, told at entry.</summary>
    public IReadOnlyList<SurveyWarning> WarningsFor(Guid insurerId, SurveyFacts facts, DateOnly? vendorFrom)
    {
        var (insurer, order) = Insurers.Index().Where(i => i.Item.Id == insurerId).Select(i => (i.Item, i.Index + 1)).Single();
        var own = new SetupAnswer(
            insurerId, insurer.Name, order, facts.WishedMonth is { } month ? YearMonth.Of(month) : null, facts.StandardisedOn,
            facts.VendorName ?? facts.OtherVendor, vendorFrom is { } from ? YearMonth.Of(from) : null,
            Groups.TryGetValue(insurerId, out var group) ? group : null, facts.ConnectingBody);
        return [.. SurveyConflicts.In(Answers.Select(a => a.Setup).Where(a => a.InsurerId != insurerId).Append(own), SurveyTerms.Of)
            .Where(c => c.InsurerId == insurerId).Select(c => new SurveyWarning(SurveyConflicts.FieldOf(c), c.Sentence))];
    }
}

/// <param name="PossibleFrom">対応できる月, its first day; null when it is not known.</param>
internal sealed record RegisteredVendor(string Name, DateOnly? PossibleFrom);

/// <param name="Answer">As it was sent.</param>
/// <param name="Setup">As far as schedules go by it.</param>
internal sealed record AnswerInForce(SurveyAnswer Answer, SetupAnswer Setup);

/// <summary>入力するときの注意.</summary>
/// <param name="Field">The form's member that it stands beside.</param>
/// <param name="Sentence">The two facts.</param>
public sealed record SurveyWarning(string Field, string Sentence);
