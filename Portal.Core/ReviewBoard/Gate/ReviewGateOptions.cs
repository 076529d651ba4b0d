namespace Portal.Core.ReviewBoard;

/// <summary>Settings of the reviewer's gate, section <c>ReviewGate</c>.</summary>
public sealed class ReviewGateOptions
{
    public const string Section = "ReviewGate";

    /// <summary>A refusal is answered after a whole number of these spans, so that its time tells nothing.</summary>
    public int AnswerAfterMilliseconds { get; set; } = 1000;

    /// <summary>From the 4th attempt with one link: so much longer with each further one.</summary>
    public int DelayStepMilliseconds { get; set; } = 1000;

    /// <summary>The longest such delay.</summary>
    public int LongestDelayMilliseconds { get; set; } = 5000;
}
