namespace Portal.Core.Municipalities;

/// <summary>再確認の状態の言葉.</summary>
public static class ReconfirmationText
{
    public static string Text(this ReconfirmationState state) => state switch
    {
        ReconfirmationState.Waiting => "回答待ち",
        ReconfirmationState.Explained => "説明あり",
        ReconfirmationState.Accepted => "説明を受け入れ",
        _ => "解消",
    };

    public static string Text(this ReconfirmationStepKind kind) => kind switch
    {
        ReconfirmationStepKind.Asked => "事務局が再確認を送りました",
        ReconfirmationStepKind.Explained => "保険者が理由を答えました",
        ReconfirmationStepKind.Accepted => "事務局が説明を受け入れました",
        ReconfirmationStepKind.Settled => "矛盾がなくなりました",
        _ => "同じ矛盾が、もう一度出ました",
    };
}
