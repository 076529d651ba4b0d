using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Portal.Web;

/// <summary>One file of a form while it arrives.</summary>
public sealed record UploadedPart(string FileName, Stream Content);

/// <summary>
/// Reads a multipart form part by part: first its few short fields, then its files. No file is handed out before the
/// form's token was found to be right.
/// </summary>
public sealed class UploadedParts(HttpContext context, IAntiforgery antiforgery)
{
    private const string TokenField = "__RequestVerificationToken";
    private const int FieldCharacters = 4_000;
    private readonly Dictionary<string, string> fields = [];

    /// <summary>The form did not come from one of our pages: nothing was read from it.</summary>
    public bool IsForged { get; private set; }

    /// <summary>A short field that came before the files; null when it did not.</summary>
    public string? Field(string name) => fields.GetValueOrDefault(name);

    public Guid? Id(string name) => Guid.TryParse(Field(name), out var id) ? id : null;

    public async IAsyncEnumerable<UploadedPart> FilesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Boundary() is not { } boundary)
        {
            IsForged = true;
            yield break;
        }

        var reader = new MultipartReader(boundary, context.Request.Body);
        var checkedToken = false;
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                continue;
            }

            if (!disposition.IsFileDisposition())
            {
                fields[HeaderUtilities.RemoveQuotes(disposition.Name).ToString()] = await TextAsync(section, cancellationToken);
                continue;
            }

            checkedToken = checkedToken || await IsOursAsync();
            if (!checkedToken)
            {
                IsForged = true;
                yield break;
            }

            var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);

            // A form sent with an empty picker has one nameless, empty file.
            if (name.Length > 0)
            {
                yield return new UploadedPart(name.ToString(), section.Body);
            }
        }

        IsForged = !checkedToken && !await IsOursAsync();
    }

    private string? Boundary() =>
        MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 100 } boundary ? boundary.ToString() : null;

    /// <summary>Antiforgery reads the header first; from the form it would want the whole of it.</summary>
    private async Task<bool> IsOursAsync()
    {
        if (fields.TryGetValue(TokenField, out var token))
        {
            context.Request.Headers["RequestVerificationToken"] = token;
        }

        return context.Request.Headers.ContainsKey("RequestVerificationToken") && await antiforgery.IsRequestValidAsync(context);
    }

    private static async Task<string> TextAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(section.Body);
        var text = new char[FieldCharacters];
        var read = await reader.ReadBlockAsync(text.AsMemory(), cancellationToken);
        return new string(text, 0, read);
    }
}
