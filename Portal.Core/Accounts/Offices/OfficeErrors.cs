using Portal.Core.Results;

namespace Portal.Core.Accounts;

public static class OfficeErrors
{
    public static readonly Error NoOffice = new("所属する事業所・医療機関がないため、操作できません。管理者に招待してもらってください。");
}
