using Portal.Core.Results;

namespace Portal.Core.Municipalities;

public static class InsurerErrors
{
    public static readonly Error NumberTaken = new("この保険者番号は、すでに登録されています。", "InsurerNumber");

    public static readonly Error UnknownVendor = new("このシステムベンダは登録されていません。選び直してください。", "VendorId");

    public static Error BadMember(string line) =>
        new($"「{line}」を読み取れません。1行に1つ、6桁の全国地方公共団体コードと市町村名を空白で区切って入力してください。", "Members");
}
