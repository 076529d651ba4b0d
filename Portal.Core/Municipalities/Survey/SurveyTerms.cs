namespace Portal.Core.Municipalities;

/// <summary>The months between which an answer may wish: those of every schedule, whatever the operator's capacity.</summary>
public static class SurveyTerms
{
    public static ScheduleTerms Of { get; } = new(int.MaxValue, int.MaxValue);
}
