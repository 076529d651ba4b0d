using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

public static class ViewingPasswordErrors
{
    public static readonly Error Missing = new("参照用パスワードを入力してください。");
    public static readonly Error TooShort = new($"参照用パスワードは{ViewingPasswordRules.MinLength}文字以上で入力してください。");
    public static readonly Error TooLong = new($"参照用パスワードは{ViewingPasswordRules.MaxLength}文字以内（漢字やかなは42文字まで）で入力してください。");
    public static readonly Error Unprintable = new("参照用パスワードに見えない文字が含まれています。入力し直してください。");
    public static readonly Error Pattern = new("参照用パスワードが推測されやすい並びです。別のパスワードにするか、自動で作成してください。");
    public static readonly Error Date = new("参照用パスワードに日付を使わないでください。別のパスワードにするか、自動で作成してください。");
    public static readonly Error Phone = new("参照用パスワードに電話番号を使わないでください。別のパスワードにするか、自動で作成してください。");
    public static readonly Error Insurer = new("参照用パスワードに保険者の番号や名称を含めないでください。別のパスワードにするか、自動で作成してください。");
}
