namespace Portal.Core.Municipalities;

/// <summary>再確認の状態の言葉.</summary>
public static class ReconfirmationText
{
    public static string Text(this ReconfirmationState state) => state switch
    {
        ReconfirmationState.Waiting => "回答待ち",
        ReconfirmationState.Explained => "説明あり",
        _ => "解消",
    };
}
