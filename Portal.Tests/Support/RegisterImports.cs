using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;

namespace Portal.Tests.Support;

/// <summary>Takes a CSV through the steps of an import, as operator and worker do.</summary>
public static class RegisterImports
{
    public static async Task<Guid> UploadRegister(this PortalFixture portal, TestUser official, string csv, Encoding? encoding = null)
    {
        using var file = new MemoryStream((encoding ?? Encoding.UTF8).GetBytes(csv));
        return (await portal.SendAs(official, new UploadClaimsRegister(file, "登録簿.csv"))).Value;
    }

    /// <summary>Uploaded and read; not confirmed yet.</summary>
    public static async Task<ClaimsRegisterImport> CheckRegister(this PortalFixture portal, TestUser official, string csv, Encoding? encoding = null)
    {
        var id = await portal.UploadRegister(official, csv, encoding);
        Assert.True(await portal.SendAsWorker(new CheckClaimsRegister()));
        return await portal.RegisterImport(id);
    }

    /// <summary>Uploaded, confirmed with every box ticked, and imported.</summary>
    public static async Task<ClaimsRegisterImport> ImportRegister(this PortalFixture portal, TestUser official, string csv)
    {
        var import = await portal.CheckRegister(official, csv);
        Assert.False((await portal.SendAs(official, new ConfirmClaimsRegister(import.Id, LeaveOutProblems: true, AcceptVanished: true))).Failed);
        Assert.True(await portal.SendAsWorker(new ImportClaimsRegister()));
        return await portal.RegisterImport(import.Id);
    }

    public static Task<ClaimsRegisterImport> RegisterImport(this PortalFixture portal, Guid id) =>
        portal.InDatabase(db => db.ClaimsRegisterImports.AsNoTracking().SingleAsync(i => i.Id == id));

    public static Task<RegisterPlace> RegisterPlace(this PortalFixture portal, string number) =>
        portal.InDatabase(db => db.RegisterPlaces.AsNoTracking().SingleAsync(p => p.Number == number));

    public static Task<List<string>> RegisterProblems(this PortalFixture portal, Guid id) => portal.InDatabase(db =>
        db.ClaimsRegisterProblems.Where(p => p.ImportId == id).OrderBy(p => p.Row).ThenBy(p => p.Position)
            .Select(p => p.Row + " " + p.ColumnName + " " + p.Message).ToListAsync());
}
