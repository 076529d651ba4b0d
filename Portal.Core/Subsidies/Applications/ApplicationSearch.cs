using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Subsidies;

/// <summary>
/// 受付番号・事業所番号・名称, or a part of one of them, as typed above a list of the secretariat: which applications are meant. A rare one is found by
/// the indexes of <see cref="TextSearch"/>, and a common one while the list is read in its order, since to find all of them first would take
/// the longest. What is found is the same.
/// </summary>
/// <param name="Name">Without blanks; empty for all.</param>
/// <param name="Code">What may be a part of a number, without hyphens and spaces; null when it cannot be.</param>
/// <param name="Begins">Applications of a month or a day have numbers that begin with it: then it means these, and not what stands further on in a number.</param>
/// <param name="IsCommon">It stands in so many that the list is read in its order.</param>
public sealed record ApplicationSearch(string Name, string? Code, bool Begins, bool IsCommon)
{
    public static async Task<ApplicationSearch> ReadAsync(PortalDbContext db, string? text, CancellationToken cancellationToken)
    {
        var search = Of(text);
        if (search.Name.Length == 0 || search.Code is { Length: < TextSearch.CodePart })
        {
            return search with { IsCommon = search.Name.Length > 0 };
        }

        var look = await LookAsync(db, search, cancellationToken);
        return search with { Begins = look.Begins, IsCommon = look.IsCommon };
    }

    /// <summary>For a list of few, that is read through in any case: what is meant is asked only where it may be a month or a day.</summary>
    public static async Task<ApplicationSearch> ReadFewAsync(PortalDbContext db, string? text, CancellationToken cancellationToken)
    {
        var search = Of(text);
        var begins = search.Code is { } code && MayBegin(code) && await BeginningWith(code, db).AnyAsync(cancellationToken);
        return search with { Begins = begins, IsCommon = true };
    }

    public IQueryable<SubsidyApplication> Among(IQueryable<SubsidyApplication> applications, PortalDbContext db) =>
        Name.Length == 0 ? applications : IsCommon ? Read(applications, db) : Find(applications, db);

    private static ApplicationSearch Of(string? text)
    {
        var name = TextSearch.WithoutBlanks(JapaneseNfc.Normalise(text ?? "").Trim());
        var code = WidthFolding.ToBareCode(name);
        code = code.Length is > 0 and <= ReceiptNumber.Digits && code.All(char.IsAsciiLetterOrDigit)
            && (code.Length >= TextSearch.CodePart || code.All(char.IsAsciiDigit)) ? code : null;
        return new ApplicationSearch(name, code, Begins: false, IsCommon: false);
    }

    private IQueryable<SubsidyApplication> Read(IQueryable<SubsidyApplication> applications, PortalDbContext db) =>
        from a in applications
        join o in db.Offices on a.OfficeId equals o.Id
        where TextSearch.OfficeHolds(o.Name, Name) || (Code != null && (o.Number.Contains(Code)
            || (Begins ? a.ReceiptNumber!.StartsWith(Code) : a.ReceiptNumber!.Replace("-", "").Contains(Code))))
        select a;

    // Each branch by an index of its own: in one "or", what the index has answered would be reckoned again for every row.
    private IQueryable<SubsidyApplication> Find(IQueryable<SubsidyApplication> applications, PortalDbContext db)
    {
        var offices = db.Offices.Where(o => TextSearch.OfficeMatches(o.Name, Name)).Select(o => o.Id);
        if (Code is null)
        {
            return applications.Where(a => offices.Contains(a.OfficeId));
        }

        offices = offices.Union((Code.Length == Accounts.Office.NumberLength
            ? db.Offices.Where(o => o.Number == Code) : db.Offices.Where(o => TextSearch.CodeMatches(o.Number, Code))).Select(o => o.Id));
        var found = Received(Code, db).Select(a => a.Id).Union(db.SubsidyApplications.Where(a => offices.Contains(a.OfficeId)).Select(a => a.Id));
        return applications.Where(a => found.Contains(a.Id));
    }

    private IQueryable<SubsidyApplication> Received(string code, PortalDbContext db)
    {
        if (Begins)
        {
            return BeginningWith(code, db);
        }

        var received = db.SubsidyApplications.Where(a => a.ReceiptNumber != null);
        var written = code.Length == ReceiptNumber.Digits ? ReceiptNumber.Written(code) : null;
        return written is null
            ? received.Where(a => TextSearch.CodeMatches(a.ReceiptNumber!, code)) : received.Where(a => a.ReceiptNumber == written);
    }

    private static IQueryable<SubsidyApplication> BeginningWith(string code, PortalDbContext db)
    {
        var end = After(code);
#pragma warning disable CA1309 // The database compares: its own order is the index's.
        return db.SubsidyApplications.Where(a => string.Compare(a.ReceiptNumber, code) >= 0 && string.Compare(a.ReceiptNumber, end) < 0);
#pragma warning restore CA1309
    }

    /// <summary>From year and month to the day: 2611, 26112, 261120.</summary>
    private static bool MayBegin(string code) =>
        code.Length is >= 4 and <= 6 && code.All(char.IsAsciiDigit) && int.Parse(code.AsSpan(2, 2), CultureInfo.InvariantCulture) is >= 1 and <= 12;

    private static string After(string digits) =>
        (int.Parse(digits, CultureInfo.InvariantCulture) + 1).ToString($"D{digits.Length}", CultureInfo.InvariantCulture);

    /// <summary>
    /// Whether numbers begin with it, and whether it stands in more than every twentieth of those on some forty pages of a table, wherever these lie: of
    /// numbers that begin with it in more than every second, since these are gathered by a range.
    /// </summary>
    // Each in a subquery of its own: one union of both would start parallel workers, which takes twenty times as long.
    private static Task<Look> LookAsync(PortalDbContext db, ApplicationSearch search, CancellationToken cancellationToken)
    {
        var (name, code) = (search.Name, search.Code);
        var (begin, end) = code is not null && MayBegin(code) ? (code, After(code)) : (null, null);
        return db.Database.SqlQuery<Look>($"""
            SELECT b.begins AS "Begins",
                (SELECT hits >= 5 AND hits * 20 > rows FROM (
                    SELECT count(*) FILTER (WHERE office_holds(name, {name}) OR strpos(number, {code}::text) > 0) AS hits, count(*) AS rows
                    FROM offices TABLESAMPLE SYSTEM (least(100, 40 * 8192 * 100.0 / greatest(pg_relation_size('offices'), 1))) REPEATABLE (1)) o)
                OR (SELECT hits >= 5 AND hits * CASE WHEN b.begins THEN 2 ELSE 20 END > rows FROM (
                    SELECT count(*) FILTER (WHERE strpos(replace(receipt_number, '-', ''), {code}::text) > 0) AS hits, count(*) AS rows
                    FROM subsidy_applications
                        TABLESAMPLE SYSTEM (least(100, 40 * 8192 * 100.0 / greatest(pg_relation_size('subsidy_applications'), 1))) REPEATABLE (1)) a)
                AS "IsCommon"
            FROM (SELECT EXISTS (SELECT FROM subsidy_applications WHERE receipt_number >= {begin}::text AND receipt_number < {end}::text) AS begins) b
            """).SingleAsync(cancellationToken);
    }

    private sealed record Look(bool Begins, bool IsCommon);
}
