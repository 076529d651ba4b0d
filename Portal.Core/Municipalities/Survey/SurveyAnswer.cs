using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>接続の方式.</summary>
public enum ConnectionMethod
{
    /// <summary>方式① API連携・バッチ処理, which needs a 認証キー.</summary>
    Api,

    /// <summary>方式② ファイル連携.</summary>
    File,
}

/// <summary>接続する団体.</summary>
public enum ConnectingBody
{
    /// <summary>保険者が接続する.</summary>
    Insurer,

    /// <summary>構成市町村が接続する.</summary>
    Members,
}

/// <summary>アンケートの回答, as it was sent and holds: one for each insurer and survey.</summary>
public sealed class SurveyAnswer
{
    public const int PackageNameMaxLength = 100;
    public const string OnePerInsurer = "ux_survey_answers_survey_id_insurer_id";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SurveyId { get; init; }

    public required Guid InsurerId { get; init; }

    /// <summary>介護保険システムの状況.</summary>
    public SystemState? State { get; set; }

    /// <summary>介護保険システムのベンダ; null when none was chosen.</summary>
    public Guid? VendorId { get; set; }

    /// <summary>A vendor that is not registered, by its name; null otherwise.</summary>
    public string? OtherVendor { get; set; }

    /// <summary>パッケージ名; null when not answered.</summary>
    public string? PackageName { get; set; }

    /// <summary>標準準拠システムへの移行の日; null when not answered.</summary>
    public DateOnly? StandardisedOn { get; set; }

    /// <summary>初期セットアップの希望の月, its first day; null when not answered.</summary>
    public DateOnly? WishedMonth { get; set; }

    public ConnectionMethod? Method { get; set; }

    public ConnectingBody? ConnectingBody { get; set; }

    /// <summary>担当者の氏名.</summary>
    public string ContactName { get; set; } = "";

    /// <summary>担当部署.</summary>
    public string ContactDepartment { get; set; } = "";

    public string ContactPhone { get; set; } = "";

    /// <summary>As it is sent to; empty when unknown.</summary>
    public string ContactEmail { get; set; } = "";

    /// <summary>備考; empty for none.</summary>
    public string Remarks { get; set; } = "";

    /// <summary>第n回 of what was sent, as its <see cref="SurveyReceipt"/> counts.</summary>
    public int Round { get; private set; }

    /// <summary>The moment at which what stands here was sent.</summary>
    public required DateTimeOffset SubmittedAt { get; set; }

    public YearMonth? Wished => WishedMonth is { } day ? YearMonth.Of(day) : null;

    /// <summary>回答する, or correct what was answered.</summary>
    /// <returns>第n回, from 1.</returns>
    public int Take(SurveyFacts facts, DateTimeOffset at)
    {
        (State, VendorId, OtherVendor, PackageName) = (facts.State, facts.VendorId, facts.OtherVendor, facts.PackageName);
        (StandardisedOn, WishedMonth, Method, ConnectingBody) = (facts.StandardisedOn, facts.WishedMonth, facts.Method, facts.ConnectingBody);
        (ContactName, ContactDepartment) = (facts.ContactName, facts.ContactDepartment);
        (ContactPhone, ContactEmail, Remarks) = (facts.ContactPhone, facts.ContactEmail, facts.Remarks);
        SubmittedAt = at;
        return ++Round;
    }
}

public sealed class SurveyAnswerConfiguration : IEntityTypeConfiguration<SurveyAnswer>
{
    public void Configure(EntityTypeBuilder<SurveyAnswer> builder)
    {
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.OtherVendor).HasMaxLength(SystemVendor.NameMaxLength);
        builder.Property(a => a.PackageName).HasMaxLength(SurveyAnswer.PackageNameMaxLength);
        builder.Property(a => a.Method).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.ConnectingBody).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.ContactName).HasMaxLength(Account.DisplayNameMaxLength);
        builder.Property(a => a.ContactDepartment).HasMaxLength(Account.DepartmentMaxLength);
        builder.Property(a => a.ContactPhone).HasMaxLength(PhoneNumber.MaxLength);
        builder.Property(a => a.ContactEmail).HasMaxLength(MailAddress.MaxLength);
        builder.Property(a => a.Remarks).HasMaxLength(SurveyForm.RemarksMaxLength);
        builder.HasOne<ReadinessSurvey>().WithMany().HasForeignKey(a => a.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(a => a.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SystemVendor>().WithMany().HasForeignKey(a => a.VendorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.SurveyId, a.InsurerId }).IsUnique().HasDatabaseName(SurveyAnswer.OnePerInsurer);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
        builder.ToTable(t => t.HasCheckConstraint("ck_survey_answers_wished_month", "extract(day FROM wished_month) = 1"));
    }
}
