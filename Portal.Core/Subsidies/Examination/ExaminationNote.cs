using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Subsidies;

/// <summary>同僚へのメモ: from one official to the others about an application. The applicant never sees it, and nobody changes it.</summary>
public sealed class ExaminationNote
{
    public const int TextMaxLength = 1_000;
    public const string OneOfAForm = "pk_examination_notes";

    /// <summary>Made with the form, so that a second click writes nothing more.</summary>
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required Guid WrittenById { get; init; }
}

public sealed class ExaminationNoteConfiguration : IEntityTypeConfiguration<ExaminationNote>
{
    public void Configure(EntityTypeBuilder<ExaminationNote> builder)
    {
        builder.HasKey(n => n.Id).HasName(ExaminationNote.OneOfAForm);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(ExaminationNote.TextMaxLength);
        builder.HasOne<SubsidyApplication>().WithMany().HasForeignKey(n => n.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(n => n.WrittenById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => n.ApplicationId);
        builder.HasIndex(n => n.WrittenById);
    }
}
