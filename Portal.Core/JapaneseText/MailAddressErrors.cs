using Portal.Core.Results;

namespace Portal.Core.JapaneseText;

public static class MailAddressErrors
{
    public static readonly Error Missing = new("メールアドレスを入力してください。");
    public static readonly Error Unprintable = new("メールアドレスに改行などの見えない文字が含まれています。入力し直してください。");
    public static readonly Error NoAt = new("メールアドレスは「名前@example.jp」の形で入力してください。");
    public static readonly Error NotOne = new("メールアドレスは、名前などを付けずに1件だけ入力してください。");
    public static readonly Error TooLong = new("メールアドレスが長すぎます。@の前は64文字、全体は254文字までです。");
    public static readonly Error BadLocal = new("メールアドレスの@より前に使えない文字があります。半角の英数字と記号で入力してください。");
    public static readonly Error BadDomain = new("メールアドレスの@より後ろを確認してください。「example.jp」のように点で区切って入力します。");
}
