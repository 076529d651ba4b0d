using Portal.Core.Subsidies;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>What an <see cref="ApplicationSlip"/> is printed with.</summary>
internal static class ApplicationSlips
{
    public static string TitleOf(ApplicationView view) => $"申請書の控え {view.ReceiptNumber}";

    public static IReadOnlyDictionary<string, object?> ParametersOf(ApplicationView view, Sending sending) =>
        new Dictionary<string, object?> { [nameof(ApplicationSlip.View)] = view, [nameof(ApplicationSlip.Sending)] = sending };
}
