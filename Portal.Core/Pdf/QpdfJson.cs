using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Portal.Core.Pdf;

/// <summary>Writes JSON without escaping what lies above ASCII: those characters are raw bytes here.</summary>
internal static class QpdfJson
{
    public static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject dictionary:
                AppendAll(text, '{', dictionary, pair => { AppendString(text, pair.Key); text.Append(':'); Append(text, pair.Value); }, '}');
                break;
            case JsonArray array:
                AppendAll(text, '[', array, item => Append(text, item), ']');
                break;
            case JsonValue value when value.TryGetValue<string>(out var characters):
                AppendString(text, characters);
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, IEnumerable<T> items, Action<T> append, char close)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? "" : ",");
            append(item);
            first = false;
        }

        text.Append(close);
    }

    private static void AppendString(StringBuilder text, string characters)
    {
        text.Append('"');
        foreach (var c in characters)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
