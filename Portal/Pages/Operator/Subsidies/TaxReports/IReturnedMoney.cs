using Portal.Core.Subsidies;

namespace Portal.Pages.Operator.Subsidies.TaxReports;

/// <summary>A page on which 入金 of a 返還 is recorded and taken back.</summary>
public interface IReturnedMoney
{
    RepaymentView Money { get; }

    /// <summary>入金の日, as typed.</summary>
    string? On { get; }

    /// <summary>入金の額, as typed.</summary>
    string? Yen { get; }
}
