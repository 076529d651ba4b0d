using Portal.Core.Accounts;
using Portal.Core.Csv;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>A list that can be imported: how it is read, compared and written.</summary>
internal interface IMasterList
{
    CsvLayout Layout { get; }

    /// <summary>Changes whenever somebody changes the list.</summary>
    string Version { get; }

    Task LoadAsync(PortalDbContext db, CancellationToken cancellationToken);

    /// <summary>Null for a line that is none of this list's, such as a prefecture.</summary>
    MasterImportRow? Read(CsvLine line);

    /// <summary>What is wrong with the file as a whole, after its lines were read.</summary>
    IEnumerable<CsvProblem> ProblemsOfWhole();

    /// <summary>What the file no longer has.</summary>
    IEnumerable<MasterImportRow> Gone();

    /// <summary>Turns what was read into rows; the caller saves them at once.</summary>
    Task WriteAsync(MasterImportWriting writing);
}

/// <summary>Who imports, when and where to.</summary>
internal sealed record MasterImportWriting(
    PortalDbContext Db, ICurrentUser User, DateTimeOffset Now, DateOnly Today, Guid ImportId, CancellationToken CancellationToken);
