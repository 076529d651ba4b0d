using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Municipalities;
using Portal.Core.ReviewBoard;
using Portal.Core.Time;

namespace Portal.Demo;

/// <summary>
/// 利用開始の準備 of the demonstration's insurers: one far, one at its beginning, a union without 保険者機能. Once: what was reported since stays.
/// </summary>
public sealed class DemoOnboardingSeeder(PortalDbContext db, TimeProvider clock)
{
    private const string BoardNumber = "441014";

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (await db.TaskReports.AnyAsync(cancellationToken) || await db.ContactPersons.AnyAsync(cancellationToken))
        {
            return;
        }

        var numbers = DemoPeople.Insurers.Select(i => i.InsurerNumber).ToList();
        var insurers = await db.Insurers.Where(i => numbers.Contains(i.InsurerNumber)).ToDictionaryAsync(i => i.Name, cancellationToken);
        var byId = await db.Users.Where(a => a.UserName == "oita-admin").Select(a => a.Id).SingleAsync(cancellationToken);
        AddFarInsurer(insurers["大分市"], byId);
        AddBeginner(insurers["益田市"], byId);
        AddBoard();
        await db.SaveChangesAsync(cancellationToken);
    }

    private void AddFarInsurer(Insurer insurer, Guid byId)
    {
        AddContact(insurer, "佐藤 恵", "長寿福祉課 給付係", "097-000-0000");
        AddContact(insurer, "小野 翔太", "長寿福祉課 認定係", "097-000-0001");
        foreach (var kind in Enum.GetValues<NoticeKind>())
        {
            var address = new NotificationAddress { InsurerId = insurer.Id, Kind = kind, Email = "kaigo@oita.example.jp", EmailKey = "kaigo@oita.example.jp", AddedAt = clock.GetUtcNow() };
            address.Confirm(clock.GetUtcNow());
            db.Add(address);
        }

        Report(insurer, OnboardingTask.PrivacyAssessment, TaskState.Done, "佐藤 恵", "評価書を公表しました。", byId);
        Report(insurer, OnboardingTask.Workflow, TaskState.UnderWay, "小野 翔太", "認定申請書の様式を直しています。", byId);
        Report(insurer, OnboardingTask.Contract, TaskState.Done, "佐藤 恵", "", byId);
        Report(insurer, OnboardingTask.Costs, TaskState.UnderWay, "", "来年度の予算を要求しています。", byId);
    }

    private void AddBeginner(Insurer insurer, Guid byId)
    {
        AddContact(insurer, "石田 和子", "高齢者福祉課", "0856-00-0000");
        Report(insurer, OnboardingTask.Contract, TaskState.UnderWay, "石田 和子", "規程を確かめています。", byId);
    }

    /// <summary>A union that runs the review board alone, to which no account was issued yet.</summary>
    private void AddBoard()
    {
        var board = new Insurer
        {
            InsurerNumber = BoardNumber,
            Name = "見本認定審査会組合",
            Kind = InsurerKind.PartialAffairsAssociation,
            HasInsurerFunction = false,
            Members = [new MemberMunicipality("442020", "別府市"), new MemberMunicipality("442101", "杵築市")],
        };
        db.Add(board);
        db.Add(new ReviewBoardSettings { InsurerId = board.Id });
    }

    private void AddContact(Insurer insurer, string name, string department, string phone) => db.Add(new ContactPerson
    {
        InsurerId = insurer.Id,
        Name = name,
        Department = department,
        Phone = phone,
        Email = "kaigo@example.jp",
        SavedAt = clock.GetUtcNow(),
    });

    private void Report(Insurer insurer, OnboardingTask task, TaskState state, string person, string note, Guid byId)
    {
        var report = new TaskReport { InsurerId = insurer.Id, Task = task };
        report.Save(state, clock.TodayInJapan().AddDays(-14), person, note, byId, clock.GetUtcNow());
        db.Add(report);
    }
}
