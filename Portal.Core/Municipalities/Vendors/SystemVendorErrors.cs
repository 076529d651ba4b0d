using Portal.Core.Results;

namespace Portal.Core.Municipalities;

public static class SystemVendorErrors
{
    public static readonly Error NameTaken = new("同じ名称のシステムベンダが、すでに登録されています。", "Name");
}
