using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>市町村の一覧 in the form of the ministry's list, so that it can be corrected and imported again.</summary>
public sealed record ExportMunicipalityList : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>;

public sealed class ExportMunicipalityListHandler(PortalDbContext db)
    : IRequestHandler<ExportMunicipalityList, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(ExportMunicipalityList request, CancellationToken cancellationToken) =>
        Task.FromResult(db.Municipalities.AsNoTracking().Where(m => m.EndedOn == null).OrderBy(m => m.Code).AsAsyncEnumerable().Select(Cells));

    private static IReadOnlyList<object?> Cells(Municipality m)
    {
        var prefecture = ShippedPlaces.List.PrefectureOf(m.Code);
        return [m.Code, prefecture.Name, m.Name, HalfKana(prefecture.Kana), HalfKana(m.Kana)];
    }

    private static string HalfKana(string hiragana) => WidthFolding.ToHalfWidthKana(KanaFolding.ToKatakana(hiragana));
}
