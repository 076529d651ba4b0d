using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.Municipalities;

namespace Portal.Core.ReviewBoard;

public sealed class ReviewSessionConfiguration : IEntityTypeConfiguration<ReviewSession>
{
    public void Configure(EntityTypeBuilder<ReviewSession> builder)
    {
        builder.Property(s => s.PanelName).HasMaxLength(Panel.NameMaxLength);
        builder.Property(s => s.Place).HasMaxLength(ReviewSession.PlaceMaxLength);
        builder.Property(s => s.Note).HasMaxLength(ReviewSession.NoteMaxLength);
        builder.Property(s => s.DeletionReason).HasMaxLength(ReviewSession.DeletionReasonMaxLength);
        builder.Property(s => s.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Pending).HasJson();
        builder.HasOne<Insurer>().WithMany().HasForeignKey(s => s.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Panel>().WithMany().HasForeignKey(s => s.PanelId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(s => s.Cases).WithOne().HasForeignKey(c => c.SessionId);
        builder.HasMany(s => s.Documents).WithOne().HasForeignKey(d => d.SessionId);
        builder.HasMany(s => s.Reviewers).WithOne().HasForeignKey(r => r.SessionId);
        // One for each order of the list, among all sessions and within one state, so that a page costs the same however long the list
        // is. By state is the order by day within one; days to filter by only cut these short.
        builder.HasIndex(s => new { s.InsurerId, s.PlannedOn, s.Id });
        builder.HasIndex(s => new { s.InsurerId, s.Number, s.Id });
        builder.HasIndex(s => new { s.InsurerId, s.PanelName, s.PlannedOn, s.Id });
        builder.HasIndex(s => new { s.InsurerId, s.Status, s.PlannedOn, s.Id });
        builder.HasIndex(s => new { s.InsurerId, s.Status, s.Number, s.Id });
        builder.HasIndex(s => new { s.InsurerId, s.Status, s.PanelName, s.PlannedOn, s.Id });
        builder.HasIndex(s => new { s.Status, s.ExpiresOn });
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_review_sessions_registered", "status <> 'Registered' OR (planned_on IS NOT NULL AND expires_on IS NOT NULL AND version > 0)"));
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
