namespace Portal.Core.Subsidies;

public static class ApplicationStatuses
{
    /// <summary>A grant stands, whether it was paid or not.</summary>
    public static bool IsGranted(this ApplicationStatus status) =>
        status is ApplicationStatus.Granted or ApplicationStatus.AwaitingAccount or ApplicationStatus.Paid;
}
