using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>Of which day the register is that stands beside an application.</summary>
public static class RegisterText
{
    public static string Of(RegisterExtract register)
    {
        var day = register.Day.ToJapanText();
        return register.Standing switch
        {
            RegisterStanding.Current => $"「登録簿」は、{day}の取込のものです。",
            RegisterStanding.Left => $"{day}の取込で、登録簿から外れました。「登録簿」は、外れる前のものです。",
            _ => $"取り込んだ登録簿にありません。「登録簿」は、利用登録をした{day}に確かめたものです。",
        };
    }
}
