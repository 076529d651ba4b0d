using MediatR;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Municipalities;

/// <summary>取り込む内容を確かめる, of 市町村の一覧.</summary>
public sealed class ImportPreviewModel(IMediator mediator) : MasterImportPreviewModel(mediator, MasterListKind.Municipalities);
