using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>What is wrong with a form, at the fields of <see cref="SaveProgrammeDraft"/>.</summary>
internal sealed class ProgrammeProblems
{
    private const int ShownOfLine = 40;

    private readonly List<Error> found = [];

    public IReadOnlyList<Error> Found => found;

    public void Add(string field, string message) => found.Add(new Error(message, $"{nameof(SaveProgrammeDraft.Form)}.{field}"));

    public void When(bool isWrong, string field, string message)
    {
        if (isWrong)
        {
            Add(field, message);
        }
    }

    public int Number(int? typed, int least, int most, string field, string what)
    {
        When(typed is null || typed < least || typed > most, field, $"{what}は、{least:N0}から{most:N0}までの数で入力してください。");
        return typed ?? least;
    }

    /// <summary>Every line of a list; one that cannot be read is named.</summary>
    public IReadOnlyList<T> Lines<T>(string? text, Func<string, T?> read, string field, string example)
        where T : class
    {
        var items = new List<T>();
        foreach (var line in ProgrammeLines.Of(text))
        {
            if (read(line) is { } item)
            {
                items.Add(item);
            }
            else
            {
                Add(field, $"「{(line.Length > ShownOfLine ? line[..ShownOfLine] : line)}」を読み取れません。「{example}」のように入力してください。");
            }
        }

        return items;
    }
}
