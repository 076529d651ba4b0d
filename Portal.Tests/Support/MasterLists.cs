using System.Text;
using Portal.Core.Municipalities;
using Portal.Core.Results;

namespace Portal.Tests.Support;

/// <summary>Lists of municipalities and insurers as files, and what is done with them.</summary>
public static class MasterLists
{
    /// <summary>The list as it is now, in the ministry's form, with a line changed or left out.</summary>
    public static async Task<string> MunicipalityCsvAsync(this PortalFixture portal, Func<string, string?>? change = null, params string[] added)
    {
        var rows = await portal.InDatabase(async db =>
            await (await new ExportMunicipalityListHandler(db).Handle(new ExportMunicipalityList(), CancellationToken.None)).ToListAsync());
        var lines = rows.Select(cells => string.Join(',', cells)).Select(line => change is null ? line : change(line)).OfType<string>();
        return string.Join("\r\n", [string.Join(',', MunicipalityCsv.Headings), .. lines, .. added]);
    }

    public static async Task<Guid> UploadAsync(this PortalFixture portal, TestUser user, MasterListKind kind, string csv)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return (await portal.SendAs(user, new UploadMasterImport(kind, file))).Value;
    }

    public static async Task<MasterImportPlan> PreviewAsync(this PortalFixture portal, TestUser user, MasterListKind kind, Guid id) =>
        (await portal.SendAs(user, new PreviewMasterImport(id, kind)))!;

    /// <summary>Uploaded, looked at and confirmed.</summary>
    public static async Task<Result<MasterImportCounts>> ImportAsync(this PortalFixture portal, TestUser user, MasterListKind kind, string csv)
    {
        var id = await portal.UploadAsync(user, kind, csv);
        var plan = await portal.PreviewAsync(user, kind, id);
        return await portal.SendAs(user, new ConfirmMasterImport(id, kind, plan.Fingerprint));
    }
}
