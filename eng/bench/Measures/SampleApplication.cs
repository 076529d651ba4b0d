using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Bench.Measures;

/// <summary>助成金申請 of a small office, complete, with the evidence that its programme asks for.</summary>
internal static class SampleApplication
{
    public static Office NewOffice(string number, DateTimeOffset now)
    {
        var facts = new OfficeFacts(
            $"訪問介護ステーション{number}", "8700046", "大分県大分市荷揚町2-31", "097-000-1234", "社会福祉法人みどり会", true, ["11"], null, null);
        return Office.Register(new RegisteredPlace(OfficeKind.CareOffice, number, facts), facts, now);
    }

    public static SubsidyApplication NewDraft(Office office, Account account, SubsidyProgramme programme, DateTimeOffset now) => new()
    {
        OfficeId = office.Id,
        ProgrammeId = programme.Id,
        Kind = programme.Kind,
        FiscalYear = programme.FiscalYear,
        OnceYear = 0,
        Form = new ApplicationForm
        {
            Checks = new ChecksForm(true, true, true),
            Basics = new BasicsForm(office.Name, "870-0046", office.Address, office.Phone),
            Costs = new CostsForm(["11"], "14,500", "1", true, "60000", null, null, null, null, null, true),
            Account = new BankAccountForm(AccountPlace.Bank, "0001", "001", BankAccountType.Ordinary, "1234567", "ミドリカイ", null, null),
            Note = new NoteForm("よろしくお願いします。"),
        },
        CreatedAt = now,
        CreatedById = account.Id,
        SavedAt = now,
        SavedById = account.Id,
    };

    public static IEnumerable<EvidenceFile> NewEvidence(SubsidyApplication application, SubsidyProgramme programme, DateTimeOffset now)
    {
        foreach (var kind in programme.Rules.Evidence)
        {
            var file = new EvidenceFile
            {
                ApplicationId = application.Id,
                KindKey = kind.Key,
                FileName = $"{kind.Name}.jpg",
                Sha256 = new string('0', 64),
                UploadedAt = now,
                UploadedById = application.CreatedById,
            };
            // Nobody opens it here: there are no bytes behind it.
            file.Accept(Guid.CreateVersion7(), 1_000_000, "image/jpeg");
            yield return file;
        }
    }

    public static Account NewAccount(string loginId, AccountRole role, DateTimeOffset now) => new()
    {
        UserName = loginId,
        NormalizedUserName = loginId.ToUpperInvariant(),
        Email = $"{loginId}@example.jp",
        NormalizedEmail = $"{loginId}@EXAMPLE.JP",
        SecurityStamp = "0",
        DisplayName = "試験 花子",
        Role = role,
        CreatedAt = now,
    };

    /// <summary>The rules that came with the product, open around today and without a ceiling.</summary>
    public static SubsidyProgramme Open(SubsidyProgramme supplied, DateOnly today, DateTimeOffset now) => new SubsidyProgramme
    {
        FiscalYear = FiscalYear.YearOf(today),
        Kind = supplied.Kind,
        Revision = 1_000,
        Name = supplied.Name,
        Rules = supplied.Rules with { Windows = [new ReceptionWindow(today.AddDays(-30), today.AddDays(30), 0)], BudgetYen = null },
        EditedAt = now,
    }.AsSupplied();
}
