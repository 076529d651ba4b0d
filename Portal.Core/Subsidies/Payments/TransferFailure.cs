namespace Portal.Core.Subsidies;

/// <summary>振込不能の理由, by the code that staff write into the result file (docs/adr/0045).</summary>
public enum TransferFailure
{
    NoAccount = 1,
    HolderDiffers = 2,
    Closed = 3,
    NotAccepted = 4,

    /// <summary>Nothing is wrong with the account: the transfer never took place.</summary>
    NotTransferred = 8,
    Other = 9,
}

public static class TransferFailureText
{
    public static string Text(this TransferFailure failure) => failure switch
    {
        TransferFailure.NoAccount => "該当する口座がありません",
        TransferFailure.HolderDiffers => "口座の名義が違います",
        TransferFailure.Closed => "口座が解約されています",
        TransferFailure.NotAccepted => "入金できない口座です",
        TransferFailure.NotTransferred => "振込をしませんでした（口座に問題はありません）",
        _ => "金融機関の都合などで入金できませんでした",
    };

    /// <summary>Whether the office has to correct the account before it can be paid.</summary>
    public static bool NeedsAccount(this TransferFailure failure) => failure != TransferFailure.NotTransferred;

    /// <summary>Whether the same account may work the next time.</summary>
    public static bool MayTrySameAccount(this TransferFailure failure) => failure is TransferFailure.NotAccepted or TransferFailure.Other;

    /// <summary>Null for what is no code of ours.</summary>
    public static TransferFailure? OfCode(int code) =>
        Enum.IsDefined((TransferFailure)code) ? (TransferFailure)code : null;
}
