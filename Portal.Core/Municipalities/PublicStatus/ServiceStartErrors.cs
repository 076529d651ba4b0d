using Portal.Core.Results;

namespace Portal.Core.Municipalities;

public static class ServiceStartErrors
{
    public static Error UnknownMunicipality(string code) =>
        new($"団体コード「{code}」の市町村がありません。市町村の一覧を確かめてください。", nameof(PublishServiceStarts.Lines));

    public static Error ReasonMissing(string name) =>
        new($"{name}の利用開始日は、すでに公表しています。変える理由を入力してください。", nameof(PublishServiceStarts.Lines));
}
