using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>Turns a plan into rows; the caller saves them at once.</summary>
internal sealed class ReviewerImportWriting(PortalDbContext db, ICurrentUser user, DateTimeOffset now, ReviewerImport import)
{
    public void Write(ReviewerImportPlan plan)
    {
        var newSeats = new Dictionary<string, List<Guid>>();
        foreach (var row in plan.Rows.Where(r => r.Kind is ReviewerImportKind.New or ReviewerImportKind.Changed))
        {
            var reviewer = row.ReviewerId is null ? Add(row) : Change(plan.Register.ByAddress[row.EmailKey], row);
            foreach (var panel in row.NewPanels)
            {
                (newSeats.TryGetValue(RegisterSnapshot.Fold(panel), out var seats)
                    ? seats
                    : newSeats[RegisterSnapshot.Fold(panel)] = []).Add(reviewer.Id);
            }
        }

        foreach (var name in plan.NewPanels)
        {
            Seat(AddPanel(name), newSeats[RegisterSnapshot.Fold(name)]);
        }

        foreach (var panel in plan.Register.Panels)
        {
            if (newSeats.TryGetValue(RegisterSnapshot.Fold(panel.Name), out var seats) && plan.Register.PanelNamed(panel.Name) == panel)
            {
                Seat(panel, seats);
            }
        }

        var counts = new ReviewerImportCounts(
            plan.Count(ReviewerImportKind.New), plan.Count(ReviewerImportKind.Changed), plan.Count(ReviewerImportKind.Unchanged),
            plan.Count(ReviewerImportKind.Refused), plan.NewPanels.Count);
        import.Finish(counts, now);
        db.Add(AuditEvent.By(user, now, "ReviewersImported", nameof(ReviewerImport), import.Id, details: counts));
    }

    private Reviewer Add(ReviewerImportRow row)
    {
        var reviewer = new Reviewer
        {
            InsurerId = import.InsurerId,
            Name = row.Name,
            Email = row.Email,
            EmailKey = row.EmailKey,
            Profession = row.Profession,
            IsActive = row.IsActive ?? true,
            CreatedAt = now,
        };
        db.Add(reviewer);
        Audit("ReviewerAdded", nameof(Reviewer), reviewer.Id);
        return reviewer;
    }

    private Reviewer Change(Reviewer reviewer, ReviewerImportRow row)
    {
        (reviewer.Name, reviewer.Profession) = (row.Name, row.Profession);
        reviewer.IsActive = row.IsActive ?? reviewer.IsActive;
        Audit("ReviewerChanged", nameof(Reviewer), reviewer.Id);
        return reviewer;
    }

    private Panel AddPanel(string name)
    {
        var panel = new Panel { InsurerId = import.InsurerId, Name = name };
        db.Add(panel);
        return panel;
    }

    private void Seat(Panel panel, List<Guid> added)
    {
        var head = panel.Members.FirstOrDefault(m => m.IsHead)?.ReviewerId;
        panel.Seat([.. panel.Members.OrderBy(m => m.Position).Select(m => m.ReviewerId), .. added], head);
        Audit("PanelChanged", nameof(Panel), panel.Id);
    }

    private void Audit(string action, string kind, Guid id) =>
        db.Add(AuditEvent.By(user, now, action, kind, id, details: new { Import = import.Id }));
}
