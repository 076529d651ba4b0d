namespace Portal.Tests.Pages.Security;

/// <summary>
/// One form that every validator lets pass, whichever endpoint it is sent to: behind it only the handler's own question
/// "is this mine?" is left.
/// </summary>
public static class ValidForm
{
    public static IReadOnlyList<KeyValuePair<string, string>> For(string route, ForeignInsurer foreign) =>
        [.. Fields(route, foreign).Select(f => KeyValuePair.Create(f.Name, f.Value))];

    private static IEnumerable<(string Name, string Value)> Fields(string route, ForeignInsurer foreign)
    {
        var (member, document) = ($"{foreign.Ids["/insurer/reviewers"]}", $"{foreign.Ids["documentId"]}");
        return
        [
            ("Version", "1"), ("Revision", "0"), ("PacketId", $"{Guid.CreateVersion7()}"), ("NewId", $"{Guid.CreateVersion7()}"),
            ("Details.Number", "99"), ("Details.PlannedOn", "令和8年12月24日"), ("Details.Place", "よその部屋"), ("Was", ""),
            ("ReviewerCount", "1"), ("Rows[0].ReviewerId", member), ("Rows[0].Chosen", "true"), ("HeadId", member),
            ("reviewerId", $"{foreign.Ids["reviewerId"]}"), ("Passwords", "OneForAll"), ("Reason", "よその理由"),
            ("Name", "よその名前"), ("Department", "よその課"), ("Phone", "097-534-6111"), ("fileId", $"{foreign.Ids["fileId"]}"), ("Email", "somebody@example.jp"), ("ChosenEmail", "somebody@example.jp"), ("Profession", "医師"),
            ("Members", member), ("Head", member), ("active", "false"), ("Role", "InsurerStaff"),
            ("CaseNumber", "0099"), ("Kind", route.Contains("/papers", StringComparison.Ordinal) ? "Other" : "Renewal"), ("Label", "よそ"),
            ("Lines", "0098"), ("Known", "1"), ($"Order[{foreign.Ids["caseId"]}]", "1"), ($"Order[{document}]", "1"), ("upTo", "1"),
            ("Place", $"{foreign.Ids["caseId"]}"), ("CaseId", $"{foreign.Ids["caseId"]}"), ("ReplacesId", document),
        ];
    }
}
