using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Results;
using Portal.Core.Storage;
using Portal.Core.Subsidies;

namespace Portal.Tests.Support;

/// <summary>Brings a 助成金申請 as far as a test needs it.</summary>
public static class SubsidyDrafts
{
    /// <summary>訪問介護, one reader and its support: 64,000 of 74,500 yen.</summary>
    public static readonly CostsForm Costs = new(["11"], "14,500", "1", true, "60000円", null, null, null, null, null, false);

    public static readonly BankAccountForm Account =
        new(AccountPlace.Bank, "0001", "001", BankAccountType.Ordinary, "1234567", "ミドリカイ", null, null);

    /// <summary>A draft in which everything is filled in, evidence too.</summary>
    public static async Task<Guid> NewCompleteDraft(this PortalFixture portal, TestUser user, CostsForm? costs = null)
    {
        var id = (await portal.SendAs(user, new StartApplication())).Value;
        ApplicationForm[] parts =
        [
            new() { Checks = new ChecksForm(true, true, true) },
            new() { Basics = new BasicsForm("訪問介護ステーションみどり", "870-0046", "大分県大分市荷揚町2-31", "097-000-1234") },
            new() { Costs = costs ?? Costs },
            new() { Account = Account },
        ];
        foreach (var part in parts)
        {
            Assert.False((await portal.SavePart(user, id, part)).Failed);
        }

        await portal.AddEvidence(user, id);
        return id;
    }

    /// <summary>The same draft as another office would have filled it in.</summary>
    public static async Task<Guid> CopyDraft(this PortalFixture portal, Guid modelId, TestUser user)
    {
        var id = (await portal.SendAs(user, new StartApplication())).Value;
        return await portal.InDatabase(async db =>
        {
            var model = await db.SubsidyApplications.AsNoTracking().SingleAsync(a => a.Id == modelId);
            (await db.SubsidyApplications.SingleAsync(a => a.Id == id)).Save(model.Form, user.AccountId!.Value, portal.Clock.Now);
            foreach (var file in await db.EvidenceFiles.AsNoTracking().Where(f => f.ApplicationId == modelId).ToListAsync())
            {
                var copy = new EvidenceFile
                {
                    ApplicationId = id,
                    KindKey = file.KindKey,
                    FileName = file.FileName,
                    Sha256 = file.Sha256,
                    UploadedAt = file.UploadedAt,
                    UploadedById = user.AccountId!.Value,
                };
                copy.Accept(file.FileId!.Value, file.SizeBytes, file.ContentType!);
                db.Add(copy);
            }

            await db.SaveChangesAsync();
            return id;
        });
    }

    /// <summary>As a page that was opened just now would.</summary>
    public static async Task<Result<SavedPart>> SavePart(this PortalFixture portal, TestUser user, Guid id, ApplicationForm part)
    {
        var form = (await portal.SendAs(user, new FindApplication(id)))!.Form;
        var mark = part switch
        {
            { Checks: not null } => ApplicationForm.MarkOf(form.Checks),
            { Basics: not null } => ApplicationForm.MarkOf(form.Basics),
            { Costs: not null } => ApplicationForm.MarkOf(form.Costs),
            { Account: not null } => ApplicationForm.MarkOf(form.Account),
            _ => ApplicationForm.MarkOf(form.Note),
        };
        return await portal.SendAs(user, new SaveApplicationPart(id, part, mark));
    }

    /// <summary>One clean file of every kind.</summary>
    public static async Task AddEvidence(this PortalFixture portal, TestUser user, Guid id)
    {
        var view = (await portal.SendAs(user, new FindApplication(id)))!;
        foreach (var kind in view.Rules.Evidence)
        {
            var file = new EvidenceFile
            {
                ApplicationId = id,
                KindKey = kind.Key,
                FileName = $"{kind.Name}.jpg",
                Sha256 = new string('0', 64),
                UploadedAt = portal.Clock.Now,
                UploadedById = user.AccountId!.Value,
            };
            await using var scope = portal.Services.CreateAsyncScope();
            using var content = new MemoryStream(Encoding.UTF8.GetBytes("picture"));
            var stored = await scope.ServiceProvider.GetRequiredService<IFileStore>().SaveAsync(content, long.MaxValue, CancellationToken.None);
            file.Accept(stored.FileId, stored.SizeBytes, "image/jpeg");
            await portal.Add(file);
        }
    }

    public static Task<SubsidyApplication> ApplicationOf(this PortalFixture portal, Guid id) =>
        portal.InDatabase(db => db.SubsidyApplications.AsNoTracking().SingleAsync(a => a.Id == id));

    /// <summary>Changes the rules in force, as an approved revision would.</summary>
    public static Task ChangeRules(this PortalFixture portal, Func<ProgrammeRules, ProgrammeRules> change) => portal.InDatabase(async db =>
    {
        var programme = await db.SubsidyProgrammes.SingleAsync(p => p.FiscalYear == 2026 && p.Kind == SubsidyKind.CardReaders);
        programme.Rules = change(programme.Rules);
        return await db.SaveChangesAsync();
    });
}
