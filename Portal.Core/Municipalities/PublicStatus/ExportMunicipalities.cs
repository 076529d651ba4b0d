using System.Globalization;
using MediatR;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>市町村の対応状況 as open data (docs/municipalities-data.md): what the list shows, all pages of it.</summary>
public sealed record ExportMunicipalities(MunicipalityFilter Filter) : IRequest<MunicipalityData>;

/// <param name="Version">公表の版.</param>
/// <param name="PublishedAt">When that was published, as ISO 8601 in Japan's time.</param>
/// <param name="AsOf">The day by which a start has come or not.</param>
/// <param name="Municipalities">The rows.</param>
public sealed record MunicipalityData(int Version, string? PublishedAt, string AsOf, IReadOnlyList<MunicipalityDatum> Municipalities)
{
    public static readonly IReadOnlyList<string> Headings =
        ["団体コード", "都道府県コード", "都道府県", "市区町村", "よみ", "状況", "利用開始日", "公表日時", "変更の理由", "公表の版", "主治医意見書の電送の開始日", "住民の問い合わせ先", "電話番号"];

    /// <summary>As CSV.</summary>
    public IEnumerable<IReadOnlyList<object?>> Rows() => Municipalities.Select(m => (IReadOnlyList<object?>)
    [
        m.Code, m.PrefectureCode, m.Prefecture, m.Name, m.Kana, m.StateText, m.StartsOn, m.PublishedAt, m.Reason,
        m.Version?.ToString(CultureInfo.InvariantCulture), m.OpinionStartsOn, m.ContactName, m.ContactPhone,
    ]);
}

/// <summary>One row of the data. The code is the id that stays; texts of days and instants are ISO 8601.</summary>
/// <param name="Code">全国地方公共団体コード.</param>
/// <param name="PrefectureCode">Two digits.</param>
/// <param name="Prefecture">都道府県名.</param>
/// <param name="Name">市区町村名.</param>
/// <param name="Kana">よみ.</param>
/// <param name="State">started, planned, arranging or undecided.</param>
/// <param name="StateText">The same in Japanese.</param>
/// <param name="StartsOn">利用開始日.</param>
/// <param name="PublishedAt">When it was published; null while nothing was.</param>
/// <param name="Reason">Why a published date was moved or taken back.</param>
/// <param name="Version">The version that brought it.</param>
/// <param name="OpinionStartsOn">主治医意見書の電送の開始日.</param>
/// <param name="ContactName">住民の問い合わせ先.</param>
/// <param name="ContactPhone">Its telephone number.</param>
public sealed record MunicipalityDatum(
    string Code, string PrefectureCode, string Prefecture, string Name, string Kana, string State, string StateText,
    string? StartsOn, string? PublishedAt, string? Reason, int? Version, string? OpinionStartsOn, string? ContactName, string? ContactPhone);

public sealed class ExportMunicipalitiesHandler(PortalDbContext db, PublicStatus status, TimeProvider clock)
    : IRequestHandler<ExportMunicipalities, MunicipalityData>
{
    public async Task<MunicipalityData> Handle(ExportMunicipalities request, CancellationToken cancellationToken)
    {
        var snapshot = await status.CurrentAsync(db, cancellationToken);
        var today = clock.TodayInJapan();
        return new MunicipalityData(
            snapshot.Version, Instant(snapshot.PublishedAt), Day(today)!,
            [.. request.Filter.Apply(snapshot, today).Select(m => Datum(m, today))]);
    }

    private static MunicipalityDatum Datum(PublishedMunicipality m, DateOnly today)
    {
        var progress = m.ProgressOn(today);
        return new MunicipalityDatum(
            m.Code, m.Prefecture.Code, m.Prefecture.Name, m.Name, m.Kana, progress.ToString().ToLowerInvariant(), progress.Text(),
            Day(m.StartsOn), Instant(m.Now?.PublishedAt), m.Now?.Reason, m.Now?.Version, Day(m.OpinionStartsOn),
            Stated(m.Desk?.Name), Stated(m.Desk?.Phone));
    }

    private static string? Stated(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Instant(DateTimeOffset? at) => at?.InJapan().ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
