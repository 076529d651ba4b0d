using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>回答票: what an insurer is typing. What was sent of it stands in its <see cref="SurveyAnswer"/>.</summary>
public sealed class SurveySheet
{
    public const int MarkLength = 16;

    public required Guid SurveyId { get; init; }

    public required Guid InsurerId { get; init; }

    /// <summary>入力中の内容.</summary>
    public required SurveyForm Form { get; set; }

    /// <summary>Null while nobody has saved it.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    public Guid? SavedById { get; private set; }

    /// <summary>The mark of the form that was sent last; null before.</summary>
    public string? SentMark { get; private set; }

    /// <summary>保存済み・未送信: something stands here that was not sent.</summary>
    public bool IsUnsent => SavedAt is not null && SurveyForm.MarkOf(Form) != SentMark;

    public void Save(SurveyForm form, Guid byId, DateTimeOffset at) => (Form, SavedById, SavedAt) = (form, byId, at);

    public void NoteSent() => SentMark = SurveyForm.MarkOf(Form);
}

public sealed class SurveySheetConfiguration : IEntityTypeConfiguration<SurveySheet>
{
    public void Configure(EntityTypeBuilder<SurveySheet> builder)
    {
        builder.HasKey(s => new { s.SurveyId, s.InsurerId });
        builder.Property(s => s.Form).HasJson();
        builder.Property(s => s.SentMark).HasMaxLength(SurveySheet.MarkLength);
        builder.HasOne<ReadinessSurvey>().WithMany().HasForeignKey(s => s.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(s => s.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.SavedById).OnDelete(DeleteBehavior.Restrict);
    }
}
