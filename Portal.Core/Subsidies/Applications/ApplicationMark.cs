namespace Portal.Core.Subsidies;

/// <summary>確かめた内容のしるし: of the whole form and its papers, so that nothing is sent that the sender has not seen.</summary>
public static class ApplicationMark
{
    public static string Of(ApplicationForm form, IReadOnlyList<EvidenceFile> files) =>
        ApplicationForm.MarkOf(new { form, files = files.Select(f => f.Id) });
}
