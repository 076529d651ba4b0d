namespace Portal.Core.Quarantine;

/// <summary>検査を待つファイルの行: a row whose file nobody may see before it is checked. Its states are Checking and AwaitingScan until then.</summary>
internal interface IQuarantined
{
    Guid Id { get; }

    /// <summary>For display; its ending says what it claims to be.</summary>
    string FileName { get; }

    /// <summary>The bytes; null once they are gone.</summary>
    Guid? FileId { get; }

    /// <summary>Whoever checks it has it until this instant; null when nobody does.</summary>
    DateTimeOffset? LeasedUntil { get; }

    /// <summary>How often it was taken up: what an earlier attempt finds out counts no more.</summary>
    int Attempts { get; }

    void Claim(DateTimeOffset until);

    /// <summary>Scanner, store or decoder are away, which is no failure of the file: it costs no attempt.</summary>
    void AwaitScan(string problem, DateTimeOffset until);

    /// <summary>The attempt failed, perhaps because of the file: once more after this instant.</summary>
    void TryAgain(DateTimeOffset after);
}
