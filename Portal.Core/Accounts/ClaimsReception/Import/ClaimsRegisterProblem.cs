using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Accounts;

/// <summary>取り込めない行の問題: where, what and how to mend it.</summary>
public sealed class ClaimsRegisterProblem
{
    /// <summary>On the screen; the CSV has all of them.</summary>
    public const int Shown = 1_000;
    public const int ColumnMaxLength = 50;
    public const int MessageMaxLength = 500;

    public required Guid ImportId { get; init; }

    /// <summary>As a spreadsheet counts it; 0 for the file as a whole.</summary>
    public required int Row { get; init; }

    /// <summary>Which one of its row.</summary>
    public required int Position { get; init; }

    /// <summary>The heading; empty for the whole row.</summary>
    public required string ColumnName { get; init; }

    /// <summary>Rule and remedy.</summary>
    public required string Message { get; init; }
}

public sealed class ClaimsRegisterProblemConfiguration : IEntityTypeConfiguration<ClaimsRegisterProblem>
{
    public void Configure(EntityTypeBuilder<ClaimsRegisterProblem> builder)
    {
        builder.HasKey(p => new { p.ImportId, p.Row, p.Position });
        builder.Property(p => p.ColumnName).HasMaxLength(ClaimsRegisterProblem.ColumnMaxLength);
        builder.Property(p => p.Message).HasMaxLength(ClaimsRegisterProblem.MessageMaxLength);
        builder.HasOne<ClaimsRegisterImport>().WithMany().HasForeignKey(p => p.ImportId);
    }
}
